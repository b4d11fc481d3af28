// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import io.minio.credentials.AwsConfigProvider;
import io.minio.credentials.AwsEnvironmentProvider;
import io.minio.credentials.ChainedProvider;
import io.minio.credentials.IamAwsProvider;
import io.minio.credentials.Provider;
import io.minio.credentials.StaticProvider;
import okhttp3.OkHttpClient;

/// The credentials of this server at the service.
public sealed interface S3Credentials {
  /// A pair of keys that stays the same.
  record Keys(String access, String secret) implements S3Credentials {
    @Override
    public String toString() {
      return "Keys[…]";
    }
  }

  /// The keys that AWS programs find by themselves: keys in the environment, a profile in
  /// `~/.aws/credentials`, a web identity, or the role of the container or machine.
  record AwsChain() implements S3Credentials {}

  /// {@return what tells the keys of the moment}
  default Provider provider(OkHttpClient http) {
    return switch (this) {
      case Keys keys -> new StaticProvider(keys.access(), keys.secret(), null);
      case AwsChain _ ->
          new ChainedProvider(
              new AwsEnvironmentProvider(),
              new AwsConfigProvider(null, null),
              new IamAwsProvider(null, http));
    };
  }
}
