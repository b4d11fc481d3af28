// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.installation;

import dev.sotto.cli.config.ConfiguredSecrets;
import dev.sotto.cli.setting.InvalidConfigurationException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The secrets that a server works with.
///
/// @param jwt signs access tokens
/// @param turn shared with the TURN server
/// @param metrics password of the user `admin`, should the operator give none; empty where several
///   servers would each make another one
public record ServerSecrets(String jwt, String turn, String metrics) {
  static final String METRICS_FILE = "metrics-password";
  static final String JWT_FILE = "jwt-secret";
  public static final String TURN_FILE = "turn-secret";

  private static final int KEY_BYTES = 32;

  /// {@return the given secrets, the missing ones from the data folder, made there when there are
  /// none}
  public static ServerSecrets ensure(
      ConfiguredSecrets given, SecretFiles files, RandomGenerator random) {
    return new ServerSecrets(
        given.jwt().isEmpty() ? files.findOrMake(JWT_FILE, random) : given.jwt(),
        given.turn().isEmpty() ? files.findOrMake(TURN_FILE, random) : given.turn(),
        files.findOrMake(METRICS_FILE, random));
  }

  /// {@return the given secrets, which must be complete: several servers must share them}
  public static ServerSecrets require(ConfiguredSecrets given) {
    List<String> problems = new ArrayList<>();
    if (given.jwt().isEmpty()) {
      problems.add(missing("SOTTO_JWT_SECRET"));
    }
    if (given.turn().isEmpty()) {
      problems.add(missing("SOTTO_TURN_SECRET"));
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfigurationException(problems);
    }
    return new ServerSecrets(given.jwt(), given.turn(), "");
  }

  /// {@return the key that signs URLs of media, made from the other one so that the operator has
  /// one secret less to keep}
  public SecretKey mediaKey() {
    return derived("sotto media urls");
  }

  /// {@return the key by which nodes know each other in what they share}
  public SecretKey coordinationKey() {
    return derived("sotto coordination");
  }

  /// HKDF, RFC 5869.
  private SecretKey derived(String purpose) {
    try {
      var ikm = new SecretKeySpec(jwt.getBytes(StandardCharsets.UTF_8), "Generic");
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(ikm)
              .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK from 25 on has HKDF-SHA256", e);
    }
  }

  private static String missing(String variable) {
    return "%s (or %s_FILE) must be set, because the storage is shared by several servers; make one with `openssl rand -base64 48`"
        .formatted(variable, variable);
  }

  @Override
  public String toString() {
    return "Secrets[…]";
  }
}
