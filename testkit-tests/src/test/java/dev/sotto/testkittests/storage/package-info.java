// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Defects of storages. Lists such as [MessageDefects] take broken stores ([BrokenMessageStores])
/// and put them into a storage in memory; [StorageUnderTest] has one class a contract;
/// [BrokenStorageTest] runs each defect, and each contract without one.
@NullMarked
package dev.sotto.testkittests.storage;

import org.jspecify.annotations.NullMarked;
