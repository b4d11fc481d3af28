// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.files;

import dev.sotto.core.limit.Bound;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.RequestContext;

/// Reads `multipart/form-data` (RFC 7578) part by part, with the library's parser and our bounds.
final class MultipartBody
    extends AbstractFileUpload<MultipartBody.Source, DiskFileItem, DiskFileItemFactory> {
  /// Names in other scripts take three bytes a character, and some clients send them twice.
  private static final int LARGEST_PART_HEADERS = Bound.FORM_HEADERS.most();

  private MultipartBody(long largest) {
    setMaxSize(largest);
    setMaxPartHeaderSize(LARGEST_PART_HEADERS);
    // One character a byte: [Disposition] reads them, and refuses what is no UTF-8.
    setHeaderCharset(StandardCharsets.ISO_8859_1);
  }

  /// {@return the parts of a body of at most `largest` bytes}
  ///
  /// @throws FileUploadException when the body has no parts, or not in that form
  /// @throws IOException when it cannot be read
  static FileItemInputIterator parts(Source source, long largest) throws IOException {
    return new MultipartBody(largest).getItemIterator(source);
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
  record Source(String contentType, InputStream bytes) implements RequestContext {
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
