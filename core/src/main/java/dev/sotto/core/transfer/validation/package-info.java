// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The rules for rows that come in. [RowValidator] picks the rule of the table; [AccountRowRules]
/// and [ContentRowRules] make of each [CheckedRow] the object of the domain that it stands for, so
/// that no archive brings in what no request could.
@NullMarked
package dev.sotto.core.transfer.validation;

import org.jspecify.annotations.NullMarked;
