// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import dev.sotto.core.bound.Bound;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.RequestContext;
import org.jspecify.annotations.Nullable;

/// Reads `multipart/form-data` (RFC 7578) part by part, with the library's parser and our bounds.
public final class MultipartParser
    extends AbstractFileUpload<MultipartParser.Source, DiskFileItem, DiskFileItemFactory> {
  /// Names in other scripts take three bytes a character, and some clients send them twice.
  private static final int LARGEST_PART_HEADERS = Bound.FORM_HEADERS.most();

  private MultipartParser(long largest) {
    setMaxSize(largest);
    setMaxPartHeaderSize(LARGEST_PART_HEADERS);
    // One character a byte: [ContentDisposition] reads them, and refuses what is no UTF-8.
    setHeaderCharset(StandardCharsets.ISO_8859_1);
  }

  /// {@return the parts of a body of at most `largest` bytes}
  ///
  /// @throws FileUploadException when the body has no parts, or not in that form
  /// @throws IOException when it cannot be read
  static Parts parts(Source source, long largest) throws IOException {
    var body = new MultipartParser(largest);
    byte[] boundary = parsed(() -> body.getBoundary(source.contentType()));
    if (boundary == null) {
      throw new FileUploadException("no boundary");
    }
    var bytes = new ClosingBoundaryInputStream(source.bytes(), boundary);
    return new Parts(
        parsed(() -> body.getItemIterator(new Source(source.contentType(), bytes))), bytes);
  }

  /// Runs the library's parser over what a client has written. It does not expect everything that
  /// clients write: what it throws then is their fault, and told as all that does not fit.
  static <T extends @Nullable Object> T parsed(Parsing<T> parsing) throws IOException {
    try {
      return parsing.parse();
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NoSuchElementException e) {
      throw new FileUploadException("not understood", e);
    }
  }

  /// Something that the library reads.
  @FunctionalInterface
  interface Parsing<T extends @Nullable Object> {
    T parse() throws IOException;
  }

  /// The parts of one body. Not safe for use by many threads.
  static final class Parts {
    private final FileItemInputIterator items;
    private final ClosingBoundaryInputStream bytes;

    private Parts(FileItemInputIterator items, ClosingBoundaryInputStream bytes) {
      this.items = items;
      this.bytes = bytes;
    }

    boolean hasNext() throws IOException {
      return parsed(items::hasNext);
    }

    FileItemInput next() throws IOException {
      return parsed(items::next);
    }

    /// Reads what comes after the parts, which means nothing.
    ///
    /// @throws FileUploadException when the form has not come to its end
    void end(long most) throws IOException {
      bytes.skip(most);
      if (!bytes.isReached()) {
        throw new FileUploadException("not whole");
      }
    }
  }

  @Override
  public FileItemInputIterator getItemIterator(Source source) throws IOException {
    return super.getItemIterator((RequestContext) source);
  }

  @Override
  public Map<String, List<DiskFileItem>> parseParameterMap(Source source)
      throws FileUploadException {
    return super.parseParameterMap((RequestContext) source);
  }

  @Override
  public List<DiskFileItem> parseRequest(Source source) throws FileUploadException {
    return super.parseRequest((RequestContext) source);
  }

  /// A body that has not been read yet.
  public record Source(String contentType, InputStream bytes) implements RequestContext {
    @Override
    public String getCharacterEncoding() {
      return StandardCharsets.UTF_8.name();
    }

    /// What the client says is checked elsewhere.
    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public String getContentType() {
      return contentType;
    }

    @Override
    public InputStream getInputStream() {
      return bytes;
    }

    @Override
    public boolean isMultipartRelated() {
      return false;
    }
  }
}
