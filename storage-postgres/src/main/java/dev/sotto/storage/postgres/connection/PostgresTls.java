// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.connection;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.OperatorFile;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/// The protection of the connection to the server: TLS mode and root certificate.
///
/// @param rootCertificate PEM file of the authority that signed the server's certificate; empty for
///   those that Java trusts
public record PostgresTls(Mode mode, String rootCertificate) {
  /// The names are those of PostgreSQL's own clients, in capitals.
  enum Mode {
    /// In clear.
    DISABLE,
    /// Encrypted when the server can; protects against nobody who may change what passes by.
    PREFER,
    /// Encrypted, whoever the server is.
    REQUIRE,
    /// Encrypted, to a server with a certificate of a trusted authority.
    VERIFY_CA,
    /// The same, and the certificate names the host.
    VERIFY_FULL;

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String all() {
      return Stream.of(values()).map(Mode::text).collect(Collectors.joining(", "));
    }
  }

  /// @throws AdapterUrl.InvalidUrl when the certificate is none that the driver could read
  public void requireCertificate() {
    if (!rootCertificate.isEmpty()) {
      try {
        OperatorFile.named(rootCertificate).require(OperatorFile.MAX_CERTIFICATE_BYTES);
      } catch (OperatorFile.Unreadable e) {
        throw new AdapterUrl.InvalidUrl("postgres: sslrootcert: " + e.getMessage());
      }
    }
  }

  void applyTo(PGSimpleDataSource source) {
    requireCertificate();
    source.setSslMode(mode.text());
    if (!rootCertificate.isEmpty()) {
      source.setSslRootCert(rootCertificate);
    } else if (mode == Mode.VERIFY_CA || mode == Mode.VERIFY_FULL) {
      source.setSslfactory(DefaultJavaSSLFactory.class.getName());
    }
  }
}
