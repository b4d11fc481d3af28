// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.setting;

import dev.sotto.core.spi.OperatorFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.DuplicateKeyException;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// Reads `sotto.yaml`: a flat list of keys. Values are taken as they are written, so `limits: off`
/// is the word off; a list is the same as its elements with commas.
final class YamlFileReader {
  private static final int MAX_BYTES = 1 << 20;

  private final String file;
  private final ConfigurationProblems problems;
  private final Map<String, SettingName> known = new HashMap<>();
  private final Map<SettingName, String> values = new HashMap<>();

  private YamlFileReader(String file, ConfigurationProblems problems) {
    this.file = file;
    this.problems = problems;
    SettingName.all().forEach(name -> known.put(name.key(), name));
  }

  /// {@return what the file says; what it says wrongly is a problem}
  static SourceValues read(String file, ConfigurationProblems problems) {
    var layer = new YamlFileReader(file, problems);
    layer.readFile();
    return new SourceValues(SettingSource.FILE, layer.values);
  }

  private void readFile() {
    // The fail-safe schema knows text only: no word becomes a boolean, no number loses its form.
    var settings =
        LoadSettings.builder()
            .setSchema(new FailsafeSchema())
            .setCodePointLimit(MAX_BYTES)
            .setAllowDuplicateKeys(false)
            .build();
    try {
      String text = OperatorFile.named(file).text(MAX_BYTES);
      // Not the method for a single document: that one fails on an empty file.
      for (Object document : new Load(settings).loadAllFromString(text)) {
        readDocument(document);
      }
    } catch (OperatorFile.Unreadable e) {
      problems.add(String.valueOf(e.getMessage()));
    } catch (DuplicateKeyException e) {
      problems.add("%s%s: a key is there twice; keep one".formatted(file, line(e)));
    } catch (MarkedYamlEngineException e) {
      problems.add("%s%s: not YAML; check quotes and indentation".formatted(file, line(e)));
    } catch (YamlEngineException e) {
      problems.add("%s: not YAML; check its encoding (UTF-8) and its size".formatted(file));
    }
  }

  private void readDocument(Object document) {
    if (document instanceof Map<?, ?> entries) {
      entries.forEach(this::readEntry);
    } else {
      problems.add("%s: expected lines of `key: value`".formatted(file));
    }
  }

  private void readEntry(Object key, Object value) {
    SettingName name = known.get(String.valueOf(key));
    if (name == null) {
      problems.add(
          "%s: unknown key %s%s"
              .formatted(file, key, SpellingSuggestion.hint(String.valueOf(key), known.keySet())));
    } else {
      values.put(name, text(name, value));
    }
  }

  private String text(SettingName name, Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).collect(Collectors.joining(","));
    }
    problems.add("%s: %s must be a single value or a list of values".formatted(file, name.key()));
    return "";
  }

  private static String line(MarkedYamlEngineException failure) {
    return failure.getProblemMark().map(mark -> ", line " + (mark.getLine() + 1)).orElse("");
  }
}
