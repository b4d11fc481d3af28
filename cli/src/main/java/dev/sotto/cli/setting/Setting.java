// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.setting;

import java.util.Locale;

/// Everything an operator may decide: the one table from which options, environment variables, keys
/// of `sotto.yaml` and the reference page are made.
///
/// The constant's name gives all the others: `JWT_SECRET` is `SOTTO_JWT_SECRET` in the environment,
/// `--jwt-secret` on the command line and `jwt-secret` in the file.
public enum Setting {
  DATA(
      "./data",
      Sensitivity.OPEN,
      "Folder of everything that the server writes; made with mode 0700."),
  STORAGE(
      "sqlite:<data>/sotto.db",
      Sensitivity.URL,
      "Where accounts and messages are kept. The scheme picks the adapter."),
  COORDINATION(
      "memory:",
      Sensitivity.URL,
      "What the nodes of one installation share: who is online where, hints, limits, waiting calls,"
          + " relayed messages."),
  MEDIA(
      "file:<data>/media",
      Sensitivity.URL,
      "Where the bytes of media are kept. The scheme picks the adapter. A folder (`file:…`) is for"
          + " one node, or shared by all; `s3://…` and `minio://…` are buckets."),
  MEDIA_QUOTA(
      "1024",
      Sensitivity.OPEN,
      "How many MiB the media of one account may take together, 1 to 1048576."),
  MEDIA_LARGEST("100", Sensitivity.OPEN, "How many MiB one object may have, 1 to 5120."),
  MEDIA_TTL(
      "30d",
      Sensitivity.OPEN,
      "How long media are kept, and the most that clients may ask for: a duration (`30d`, `12h`)."),
  PUSH(
      "",
      Sensitivity.URL,
      "Push services that wake devices, with commas: `apns:./AuthKey.p8?…`,"
          + " `fcm:./service-account.json`, `webpush:`. Empty: nobody is woken."),
  SCANNER(
      "",
      Sensitivity.URL,
      "Malware scanner that media must pass before anybody may download them: `clamav://host:3310`."
          + " Empty: nothing is scanned."),
  SCANNER_AWAY(
      "refuse",
      Sensitivity.OPEN,
      "What becomes of media while the scanner does not answer: `refuse` (nobody may download them"
          + " until they have been scanned) or `allow`."),
  HOST(
      "127.0.0.1",
      Sensitivity.OPEN,
      "Address to listen on. The default reaches nobody but this machine; `0.0.0.0` listens on"
          + " all."),
  PORT("8080", Sensitivity.OPEN, "Port to listen on; `0` takes any free one."),
  PUBLIC_URL(
      "http://<host>:<port>",
      Sensitivity.OPEN,
      "How clients reach the server: scheme, host, port."),
  TRUSTED_PROXIES(
      "",
      Sensitivity.OPEN,
      "Addresses and networks (`10.1.0.0/16`) of reverse proxies, with commas, whose `Forwarded`"
          + " and `X-Forwarded-…` headers are believed."),
  CORS_ORIGINS(
      "",
      Sensitivity.OPEN,
      "Origins of pages and apps (`https://app.example.org`, `capacitor://localhost`), with commas,"
          + " that may call the API and open sockets; `*` for all."
          + " Cookies reach pages of the server's own site only."),
  FACADES(
      "foxtrot,rooms",
      Sensitivity.OPEN,
      "Facades to serve, with commas: `foxtrot`, `rooms`; `none` for no facade."),
  ROOMS_STRICT(
      "off",
      Sensitivity.OPEN,
      "Who may enter the live room of a pair: `off`, whoever knows its id; `on`, of clients that"
          + " say who they are only the two of the pair. Clients that do not say who they are may"
          + " enter either way."),
  FOXTROT_LOGIN_FAILURE(
      "403",
      Sensitivity.OPEN,
      "Status of a refused FoxTrot login: `403` as the original, or `401`."),
  REGISTRATION(
      "open",
      Sensitivity.OPEN,
      "Who may create an account over the network: `open` (everybody) or `closed` (nobody)."),
  RETENTION(
      "30d",
      Sensitivity.OPEN,
      "How long messages are kept: a duration (`30d`, `12h`, `P30D`), or `acked`: until every"
          + " device has acknowledged, 30 days at most."),
  RELAY(
      "off",
      Sensitivity.OPEN,
      "Where messages with a life of 30 to 120 minutes wait without being stored: `redis` when"
          + " `SOTTO_COORDINATION` is there (`memory` on one node), or `off`: they are stored as"
          + " all others."),
  LIMITS("on", Sensitivity.OPEN, "Rate limits: `on`, or `off` for measuring only."),
  BCRYPT_COST(
      "12",
      Sensitivity.OPEN,
      "Cost of password hashes, 10 to 15; each step doubles the time of a login."),
  BCRYPT_SHARE(
      "50",
      Sensitivity.OPEN,
      "How many percent of the processors password hashes may take together, 1 to 100. The rest is"
          + " left to messages, however many log in at once."),
  JWT_SECRET(
      "",
      Sensitivity.SECRET,
      "Signs access tokens; 32 bytes or more. Embedded storage: made on the first start in"
          + " `<data>/secrets`."),
  TURN_SECRET(
      "",
      Sensitivity.SECRET,
      "Shared with the TURN server, signs credentials for it; 32 bytes or more. Embedded storage:"
          + " made on the first start in `<data>/secrets`."),
  TURN_URIS(
      "",
      Sensitivity.OPEN,
      "TURN and STUN servers for clients, with commas:"
          + " `turn:turn.example.org:3478,stun:turn.example.org:3478`."),
  TURN_TTL(
      "3600",
      Sensitivity.OPEN,
      "Lifetime of TURN credentials: seconds or a duration (`1h`, `PT1H`)."),
  VAPID_KEY(
      "",
      Sensitivity.SECRET,
      "Signs requests to Web Push services: a P-256 key in PKCS #8. Embedded storage: made on the"
          + " first start with `webpush:` in `<data>/secrets`."),
  METRICS_PASSWORD(
      "",
      Sensitivity.SECRET,
      "Password of the user `admin` for `/metrics`, and for whole ids at `GET /rooms`; empty: the"
          + " one in `secrets/metrics-password` of the data folder, or nobody reads them where"
          + " several servers share the storage."),
  LOG(
      "info",
      Sensitivity.OPEN,
      "Level of the log: `error`, `warning`, `info`, `debug` or `trace`."),
  LOG_FORMAT(
      "auto",
      Sensitivity.OPEN,
      "`text`, `json` (one object a line), or `auto`: text on a terminal, else JSON.");

  private final String fallback;
  private final Sensitivity secrecy;
  private final String description;

  Setting(String fallback, Sensitivity secrecy, String description) {
    this.fallback = fallback;
    this.secrecy = secrecy;
    this.description = description;
  }

  /// {@return the key in `sotto.yaml`, and the option without its dashes}
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// {@return the default; may name other settings, as `<data>`}
  public String fallback() {
    return fallback;
  }

  /// {@return what the setting decides, in Markdown}
  public String description() {
    return description;
  }

  /// {@return whether the value may come from a file instead}
  public boolean mayComeFromFile() {
    return secrecy.mayComeFromFile();
  }

  /// {@return `text` as it may be shown and logged}
  public String mask(String text) {
    return secrecy.mask(text);
  }
}
