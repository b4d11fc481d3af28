// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// A [Defect] names a contract and the one method of it that must fail; a [ContractRun] runs the
/// contract on the adapter in memory with the defect over it. [OneStepOff] has moments wrong by the
/// smallest step a contract must see. Defects of storages. Lists such as
/// [MessageDefects][dev.sotto.testkittests.storage.MessageDefects] take broken stores
/// ([BrokenMessageStores][dev.sotto.testkittests.storage.BrokenMessageStores]) and put them into a
/// storage in memory; [StorageUnderTest][dev.sotto.testkittests.storage.StorageUnderTest] has one
/// class a contract; [BrokenStorageTest][dev.sotto.testkittests.storage.BrokenStorageTest] runs
/// each defect, and each contract without one.
@NullMarked
package dev.sotto.testkittests.defect;

import org.jspecify.annotations.NullMarked;
