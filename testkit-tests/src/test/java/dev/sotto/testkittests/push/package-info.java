// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Defects of push senders: [BrokenPushSenderTest] runs those of [PushSenderDefects].
@NullMarked
package dev.sotto.testkittests.push;

import org.jspecify.annotations.NullMarked;
