// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.installation.InstallationId;
import dev.sotto.core.installation.InstallationStore;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Sql;
import java.util.Optional;

/// The name of the installation in the only row of the table `installation`.
final class SqlInstallationStore implements InstallationStore {
  private static final Sql FIND =
      Sql.of("find-installation", "SELECT name FROM installation WHERE id = 1");
  private static final Sql CLAIM =
      Sql.of(
          "claim-installation",
          "INSERT INTO installation (id, name) VALUES (1, ?) ON CONFLICT (id) DO NOTHING");

  private final QueryRunner reads;
  private final Transactions commits;

  SqlInstallationStore(QueryRunner reads, Transactions commits) {
    this.reads = reads;
    this.commits = commits;
  }

  @Override
  public Optional<InstallationId> find() {
    return reads.first(FIND, row -> new InstallationId(row.text(1)));
  }

  @Override
  public InstallationId claim(InstallationId id) {
    // In a transaction of its own: a statement of the same one could not see what another node has
    // just committed.
    int _ = commits.write(writer -> writer.update(CLAIM, id.text()));
    return find().orElseThrow();
  }
}
