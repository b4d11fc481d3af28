// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.account.AccountStore;
import dev.sotto.core.audit.AuditStore;
import dev.sotto.core.call.CallStore;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.device.DeviceStore;
import dev.sotto.core.installation.InstallationStore;
import dev.sotto.core.key.PublicKeyStore;
import dev.sotto.core.mailbox.MailboxStore;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.message.HistoryStore;
import dev.sotto.core.message.MessageStore;
import dev.sotto.core.push.PushTokenStore;
import dev.sotto.core.receipt.ReceiptStore;
import dev.sotto.core.room.PairingStore;
import dev.sotto.core.room.RoomStore;
import dev.sotto.core.session.SessionStore;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.time.ClockStore;
import dev.sotto.testkit.spi.OverStorage;
import java.util.function.UnaryOperator;

/// Puts a defect over one port of a storage.
final class In {
  private In() {}

  static UnaryOperator<Storage> accounts(UnaryOperator<AccountStore> defect) {
    return real -> {
      AccountStore broken = defect.apply(real.accounts());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public AccountStore accounts() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Storage> calls(UnaryOperator<CallStore> defect) {
    return real -> {
      CallStore broken = defect.apply(real.calls());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public CallStore calls() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Storage> media(UnaryOperator<MediaCatalogue> defect) {
    return real -> {
      MediaCatalogue broken = defect.apply(real.media());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public MediaCatalogue media() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Storage> installations(UnaryOperator<InstallationStore> defect) {
    return real -> {
      InstallationStore broken = defect.apply(real.installation());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public InstallationStore installation() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Storage> clocks(UnaryOperator<ClockStore> defect) {
    return real -> {
      ClockStore broken = defect.apply(real.clock());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public ClockStore clock() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Storage> audit(UnaryOperator<AuditStore> defect) {
    return real -> {
      AuditStore broken = defect.apply(real.audit());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public AuditStore audit() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Storage> devices(UnaryOperator<DeviceStore> defect) {
    return real -> {
      DeviceStore broken = defect.apply(real.devices());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public DeviceStore devices() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Storage> contacts(UnaryOperator<ContactStore> defect) {
    return real -> {
      ContactStore broken = defect.apply(real.contacts());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public ContactStore contacts() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Storage> history(UnaryOperator<HistoryStore> defect) {
    return real -> {
      HistoryStore broken = defect.apply(real.history());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public HistoryStore history() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Storage> mailboxes(UnaryOperator<MailboxStore> defect) {
    return real -> {
      MailboxStore broken = defect.apply(real.mailboxes());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public MailboxStore mailboxes() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Storage> messages(UnaryOperator<MessageStore> defect) {
    return real -> {
      MessageStore broken = defect.apply(real.messages());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public MessageStore messages() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Storage> publicKeys(UnaryOperator<PublicKeyStore> defect) {
    return real -> {
      PublicKeyStore broken = defect.apply(real.publicKeys());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public PublicKeyStore publicKeys() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Storage> pushTokens(UnaryOperator<PushTokenStore> defect) {
    return real -> {
      PushTokenStore broken = defect.apply(real.pushTokens());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public PushTokenStore pushTokens() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Storage> receipts(UnaryOperator<ReceiptStore> defect) {
    return real -> {
      ReceiptStore broken = defect.apply(real.receipts());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public ReceiptStore receipts() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Storage> pairings(UnaryOperator<PairingStore> defect) {
    return real -> {
      PairingStore broken = defect.apply(real.pairings());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public PairingStore pairings() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Storage> rooms(UnaryOperator<RoomStore> defect) {
    return real -> {
      RoomStore broken = defect.apply(real.rooms());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public RoomStore rooms() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Storage> sessions(UnaryOperator<SessionStore> defect) {
    return real -> {
      SessionStore broken = defect.apply(real.sessions());
      return new OverStorage() {
        @Override
        public Storage real() {
          return real;
        }

        @Override
        public SessionStore sessions() {
          return broken;
        }
      };
    };
  }
}
