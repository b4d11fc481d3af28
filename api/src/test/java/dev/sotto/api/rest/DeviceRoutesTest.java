// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeviceRoutesTest {
  private static final int MAX_DEVICES = 126;

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void loginShouldBeRefusedUntilADeviceIsRemovedWhenAllAreTaken() {
    TestClient ada = TestClient.registered(server, "ada");
    for (int device = 2; device <= MAX_DEVICES; device++) {
      assertThat(ada.onNewDevice("ada").device()).isEqualTo(device);
    }
    String credentials = TestClient.credentials("ada", TestClient.PASSWORD, "");

    ada.post("/api/auth/login", credentials).assertProblem(409, "TOO_MANY_DEVICES");

    assertThat(ada.get("/api/devices").data(200)).hasSize(MAX_DEVICES);
    ada.delete("/api/devices/7").data(200);
    assertThat(ada.onNewDevice("ada").device()).isEqualTo(7);
  }

  @Test
  void removingADeviceShouldEndItsSessionsAndItsMailbox() {
    TestClient ada = TestClient.registered(server, "ada");
    TestClient second = TestClient.loggedIn(server, "ada", ",\"deviceName\":\"phone\"");
    JsonNode devices = ada.get("/api/devices").data(200);
    assertThat(devices.findValuesAsText("name")).containsExactly("", "phone");
    assertThat(devices.findValuesAsText("current")).containsExactly("true", "false");

    ada.delete("/api/devices/2").data(200);

    second.get("/api/me").assertProblem(401, "UNAUTHENTICATED");
    assertThat(ada.get("/api/devices").data(200)).hasSize(1);
    for (String id : new String[] {"2", "0", "-1", "128", "x", "99999999999999999999"}) {
      ada.delete("/api/devices/" + id).assertProblem(404, "NOT_FOUND");
    }
  }
}
