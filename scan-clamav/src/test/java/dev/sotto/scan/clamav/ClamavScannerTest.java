// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.scan.clamav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.media.scan.MalwareScanner;
import dev.sotto.core.media.scan.MalwareScanner.Verdict;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.testkit.clamd.ClamdProcess;
import dev.sotto.testkit.media.Eicar;
import dev.sotto.testkit.media.MalwareScannerContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// The real clamd. What it cannot be made to do is in [FaultyClamdTest].
@TestInstance(Lifecycle.PER_CLASS)
final class ClamavScannerTest implements MalwareScannerContract {
  private static final int LARGEST = 5 << 20;

  private ClamdProcess clamd;
  private MalwareScanner scanner;
  private MalwareScanner unreachable;

  @BeforeAll
  void start() {
    ClamdProcess.assumeInstalled();
    clamd = ClamdProcess.start(LARGEST);
  }

  @BeforeEach
  void open() throws IOException {
    scanner = new ClamavScannerProvider().open(AdapterUrl.parse(clamd.url()));
    unreachable =
        new ClamavScannerProvider().open(AdapterUrl.parse("clamav://127.0.0.1:" + freePort()));
  }

  @AfterEach
  void closeScanners() {
    scanner.close();
    unreachable.close();
  }

  @AfterAll
  void stop() {
    if (clamd != null) {
      clamd.close();
    }
  }

  @Override
  public MalwareScanner scanner() {
    return scanner;
  }

  @Override
  public MalwareScanner unreachable() {
    return unreachable;
  }

  @Override
  public int largest() {
    return LARGEST;
  }

  @Test
  void scannerShouldServeAgainWhenClamdIsBack() throws Exception {
    scanner.check();
    clamd.kill();
    try {
      assertThatThrownBy(() -> scanner.check())
          .isInstanceOf(PortException.Unavailable.class)
          .hasMessageContainingAll(
              "clamd at 127.0.0.1:", "start clamd, or correct host and port in SOTTO_SCANNER");
      assertThatThrownBy(() -> scanEicar()).isInstanceOf(PortException.Unavailable.class);
    } finally {
      clamd.restart();
    }

    scanner.check();
    assertThat(scanEicar()).isEqualTo(new Verdict.Infected("Eicar-Test.UNOFFICIAL"));
  }

  @Test
  void scanShouldBeUndecidedWhenClamdSaysThatItHasNotLookedAtAll() throws Exception {
    try (var hasty = ClamdProcess.start(LARGEST, "MaxFileSize 1M", "AlertExceedsMax yes");
        var hastyScanner = new ClamavScannerProvider().open(AdapterUrl.parse(hasty.url()))) {
      assertThat(hastyScanner.scan(new ByteArrayInputStream(new byte[2 << 20])))
          .isEqualTo(new Verdict.Undecided("Heuristics.Limits.Exceeded.MaxFileSize"));
    }
  }

  private Verdict scanEicar() throws IOException {
    return scanner.scan(new ByteArrayInputStream(Eicar.bytes()));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
