// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.maintenance;

import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectKey;

/// Something on which the catalogue and the object store do not agree.
public sealed interface Finding {
  /// {@return what it is about: an object key, or whatever else is in the store}
  String name();

  /// The bytes of an object are gone: its readers get nothing.
  record Missing(MediaObject object) implements Finding {
    @Override
    public String name() {
      return object.key().text();
    }
  }

  /// An object has more or fewer bytes than the catalogue says.
  ///
  /// @param actual how many there are
  record WrongSize(MediaObject object, long actual) implements Finding {
    @Override
    public String name() {
      return object.key().text();
    }
  }

  /// The bytes of an object are others than those that came in: nobody can decrypt them.
  ///
  /// @param actual what they come to now
  record Damaged(MediaObject object, Checksum actual) implements Finding {
    @Override
    public String name() {
      return object.key().text();
    }
  }

  /// The bytes of an object cannot be read: its disk, say, has lost some. Nothing of it is ever
  /// changed, since reading may succeed another time.
  record Unreadable(MediaObject object) implements Finding {
    @Override
    public String name() {
      return object.key().text();
    }
  }

  /// Bytes of an object that the catalogue does not know: nobody can read them.
  record Unclaimed(ObjectKey key, long size) implements Finding {
    @Override
    public String name() {
      return key.text();
    }
  }

  /// Something that this server has not put there. Nothing of it is ever changed.
  record Foreign(String name, long size) implements Finding {}
}
