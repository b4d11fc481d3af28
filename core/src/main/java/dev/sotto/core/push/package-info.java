// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Wake-ups: telling a sleeping device, through the push service of its maker, that something
/// happened and nothing else. Start from [dev.sotto.core.push.WakeUps].
package dev.sotto.core.push;
