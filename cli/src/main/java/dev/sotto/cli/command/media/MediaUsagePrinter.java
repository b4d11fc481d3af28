// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.media;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.cli.terminal.JsonOutput;
import dev.sotto.core.media.maintenance.MediaUsageReport.Result;
import dev.sotto.core.media.maintenance.MediaUsageReport.Share;
import dev.sotto.core.media.object.MediaUsage;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.core.session.AccountAdministration;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/// Prints what media take, for people or for scripts.
///
/// @param quota how many bytes an account may have
record MediaUsagePrinter(PrintWriter out, AccountAdministration administration, long quota) {
  private static final String TOTAL = "%-10s %12s %20s%n";
  private static final String ROW = "%-17s %12s %20s %6s %s%n";

  void print(Result result) {
    out.printf(TOTAL, "MEDIA", "OBJECTS", "BYTES");
    printTotal("all", result.all());
    for (ObjectState state : ObjectState.values()) {
      printTotal(word(state), result.in(state));
    }
    out.printf(
        "%nOf %d accounts with objects, those that take most of their quota of %d bytes:%n",
        result.accounts(), quota);
    out.printf(ROW, "ID", "OBJECTS", "BYTES", "QUOTA", "HANDLE");
    for (Share share : result.largest()) {
      MediaUsage usage = share.usage();
      out.printf(
          ROW,
          share.owner().value(),
          usage.objects(),
          usage.bytes(),
          Math.round(100.0 * usage.bytes() / quota) + " %",
          handle(share).orElse("(no such account)"));
    }
  }

  private void printTotal(String name, MediaUsage usage) {
    out.printf(TOTAL, name, usage.objects(), usage.bytes());
  }

  void printJson(Result result) {
    JsonOutput.print(
        out,
        json -> {
          writeFields(json, result.all());
          json.writeObjectFieldStart("states");
          for (ObjectState state : ObjectState.values()) {
            json.writeObjectFieldStart(word(state));
            writeFields(json, result.in(state));
            json.writeEndObject();
          }
          json.writeEndObject();
          json.writeNumberField("quota", quota);
          json.writeNumberField("accounts", result.accounts());
          json.writeArrayFieldStart("largest");
          for (Share share : result.largest()) {
            json.writeStartObject();
            json.writeNumberField("id", share.owner().value());
            Optional<String> handle = handle(share);
            if (handle.isPresent()) {
              json.writeStringField("handle", handle.get());
            }
            writeFields(json, share.usage());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void writeFields(JsonGenerator json, MediaUsage usage) throws IOException {
    json.writeNumberField("objects", usage.objects());
    json.writeNumberField("bytes", usage.bytes());
  }

  private Optional<String> handle(Share share) {
    return administration.find(share.owner()).map(account -> account.handle().text());
  }

  private static String word(ObjectState state) {
    return switch (state) {
      case CREATED -> "awaited";
      case RESERVED -> "coming";
      case STORED -> "stored";
      case CLEAN -> "clean";
      case INFECTED -> "infected";
      case UNDECIDED -> "undecided";
    };
  }
}
