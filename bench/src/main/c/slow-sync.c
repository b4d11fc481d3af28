// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0
//
// Preloaded (LD_PRELOAD) into a process: every fsync and fdatasync takes SLOW_SYNC_MICROS microseconds longer, as on a
// slower disk.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>

static long delay_us(void) {
  static long known = -1;
  if (known < 0) {
    const char *text = getenv("SLOW_SYNC_MICROS");
    known = text ? atol(text) : 0;
  }
  return known;
}

static void wait_longer(void) {
  long us = delay_us();
  struct timespec left = {us / 1000000, us % 1000000 * 1000};
  int saved = errno;
  while (nanosleep(&left, &left) != 0 && errno == EINTR) {
  }
  errno = saved;
}

int fsync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  int result = real(fd);
  wait_longer();
  return result;
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  int result = real(fd);
  wait_longer();
  return result;
}
