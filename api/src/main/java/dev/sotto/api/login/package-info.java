// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What holds those who are not logged in yet: budgets of failures, fair turns at hashing. Start
/// from [dev.sotto.api.login.LoginBudget].
package dev.sotto.api.login;
