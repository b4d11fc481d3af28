// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Forms with files (`multipart/form-data`, RFC 7578). [FormReader] reads parts with
/// [MultipartParser], each described by a [ContentDisposition], and puts files into the
/// [UploadSpool]; the result is an [UploadedForm] of [UploadedFile]. [FileTypes] says which types
/// are taken, [FileUploadOptions] what a form asks for.
@NullMarked
package dev.sotto.api.media.form;

import org.jspecify.annotations.NullMarked;
