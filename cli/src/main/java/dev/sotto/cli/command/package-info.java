// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The tree of commands and those that stand alone. [Commands] runs a command line: picocli parses
/// it, [EmptyArgumentCheck] refuses empty values, [ParameterExceptionHandler] and
/// [ExecutionExceptionHandler] turn failures into a line and an exit status. [ServeCommand] starts
/// the server, prints a [Banner] and leaves a [ShutdownHook]. Commands about accounts, rooms, media
/// and transfers are in the packages below, one command a file.
@NullMarked
package dev.sotto.cli.command;

import org.jspecify.annotations.NullMarked;
