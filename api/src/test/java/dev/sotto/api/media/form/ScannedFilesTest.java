// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.media.MediaClient;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaUsage;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.testkit.media.Eicar;
import dev.sotto.testkit.media.EicarScanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Files on a server that has a scanner.
final class ScannedFilesTest {
  private static final int LARGEST = 1_000;

  private final EicarScanner scanner = new EicarScanner(LARGEST);
  private final TestServer server = TestServer.start(TestServer.Setup.standard().with(scanner));
  private final FilesClient ada = FilesClient.registered(server, "ada");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fileShouldBeScannedBeforeTheAnswer() {
    String id = ada.id(new byte[5]);

    assertThat(scanner.scans()).isEqualTo(1);
    assertThat(ada.download(id).body()).hasSize(5);
    assertThat(scanner.scans()).isEqualTo(1);
  }

  @Test
  void infectedFileShouldBeRefusedAndKeptForTheOperator() {
    MultipartForm form =
        MultipartForm.of(new byte[5])
            .file("files", "b.txt", "text/plain", Eicar.bytes())
            .file("files", "c.png", "image/png", new byte[6]);

    FilesClient.failure(ada.upload(form), 422, "FILE_INFECTED");

    MediaObject quarantined = only();
    assertThat(quarantined.state()).isEqualTo(ObjectState.INFECTED);
    String id = quarantined.key().file().toString();
    FilesClient.failure(ada.client().get("/api/files/" + id), 404, "NOT_FOUND");
    assertThat(FilesClient.success(ada.client().get("/api/files"), 200).path("data")).isEmpty();
  }

  @Test
  void fileThatTheScannerCannotJudgeShouldBeRefused() {
    FilesClient.failure(ada.upload(MultipartForm.of(new byte[LARGEST + 1])), 422, "NOT_SCANNABLE");
    assertThat(only().state()).isEqualTo(ObjectState.UNDECIDED);
  }

  @Test
  void nothingShouldBeKeptWhileTheScannerIsAway() {
    scanner.goAway();

    FilesClient.failure(ada.upload(MultipartForm.of(new byte[5])), 503, "UNAVAILABLE");

    assertThat(server.storage().media().usage(new AccountId(ada.client().id())))
        .isEqualTo(new MediaUsage(0, 0));
    assertThat(MediaClient.files(server)).isEmpty();
    scanner.comeBack();
    FilesClient.success(ada.upload(MultipartForm.of(new byte[5])), 201);
  }

  @Test
  void objectShouldBeLockedWhileItWaitsForTheScanner() {
    scanner.goAway();
    String key = new MediaClient(ada.client()).upload(new byte[5], "");
    String id = key.replaceFirst(".*/", "").replaceFirst("\\..*", "");

    var locked = ada.client().get("/api/files/" + id);
    FilesClient.failure(locked, 423, "FILE_SCANNING");
    assertThat(locked.header("Retry-After")).isNotEmpty();
    scanner.comeBack();
    assertThat(ada.download(id).body()).hasSize(5);
  }

  private MediaObject only() {
    var objects = server.storage().media().page("", 10);
    assertThat(objects).hasSize(1);
    assertThat(MediaClient.files(server)).hasSize(1);
    return objects.getFirst();
  }
}
