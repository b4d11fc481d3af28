// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0
//
// Preloaded (LD_PRELOAD) into a process: counts its calls of the system, as far as they go through the C library, in the
// file CALL_COUNTS names, as 64-bit numbers in the order of `enum counter`. CALL_COUNTS_PORT is the port of a database
// on the loopback device.

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

// As dev.sotto.bench.process.SystemCallCounter reads them.
enum counter {
  CALLS,             // all that are counted
  FILE_WRITES,       // pwrite
  FILE_BYTES,        // bytes of those
  FILE_READS,        // pread
  SYNCS,             // fsync and fdatasync
  SYNC_NANOS,        // all of those together
  LONGEST_SYNC,      // nanoseconds; set it to zero to ask anew
  WAL_FRAMES,        // pages written to a write-ahead log of SQLite
  CHECKPOINT_PAGES,  // pages written to a database file of SQLite
  DATABASE_SENDS,    // writes to the port of the database
  DATABASE_RECEIVES, // reads from there
  COUNTERS
};

#define MAX_FDS 65536
#define FRAME_HEAD 24
enum kind { UNKNOWN, OTHER, WAL, DATABASE };

static uint64_t *counters;
static unsigned char kinds[MAX_FDS];
static unsigned char peers[MAX_FDS];
static int database_port;

__attribute__((constructor)) static void begin(void) {
  const char *port = getenv("CALL_COUNTS_PORT");
  database_port = port ? atoi(port) : 0;
  const char *name = getenv("CALL_COUNTS");
  int fd = name ? open(name, O_RDWR | O_CLOEXEC) : -1;
  if (fd < 0) return;
  void *memory = mmap(0, COUNTERS * sizeof(uint64_t), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (memory != MAP_FAILED) counters = memory;
}

static void add(enum counter which, uint64_t more) {
  if (counters) __atomic_fetch_add(&counters[which], more, __ATOMIC_RELAXED);
}

static int at_database(int fd) { return fd >= 0 && fd < MAX_FDS && peers[fd]; }

static void sent(int fd) {
  add(CALLS, 1);
  if (at_database(fd)) add(DATABASE_SENDS, 1);
}

static void received(int fd, ssize_t bytes) {
  add(CALLS, 1);
  if (bytes > 0 && at_database(fd)) add(DATABASE_RECEIVES, 1);
}

static int ends_with(const char *text, size_t length, const char *end) {
  size_t size = strlen(end);
  return length >= size && memcmp(text + length - size, end, size) == 0;
}

static enum kind kind_of(int fd) {
  if (fd < 0 || fd >= MAX_FDS) return OTHER;
  if (kinds[fd] == UNKNOWN) {
    char link[32] = "/proc/self/fd/", path[4096];
    int digits = 0;
    for (int rest = fd; digits == 0 || rest > 0; rest /= 10) digits++;
    for (int i = digits, rest = fd; i > 0; rest /= 10) link[13 + i--] = (char)('0' + rest % 10);
    link[14 + digits] = 0;
    ssize_t length = readlink(link, path, sizeof path);
    enum kind found = OTHER;
    if (length > 0 && ends_with(path, (size_t)length, "-wal")) found = WAL;
    if (length > 0 && ends_with(path, (size_t)length, ".db")) found = DATABASE;
    kinds[fd] = (unsigned char)found;
  }
  return (enum kind)kinds[fd];
}

static void wrote(int fd, size_t bytes, off_t at) {
  add(CALLS, 1);
  add(FILE_WRITES, 1);
  add(FILE_BYTES, bytes);
  enum kind kind = kind_of(fd);
  // A frame is a head, at the beginning of the log comes one of another size, and a page.
  if (kind == WAL && bytes == FRAME_HEAD && at > 0) add(WAL_FRAMES, 1);
  if (kind == DATABASE) add(CHECKPOINT_PAGES, 1);
}

#define REAL(result, name, ...)                                                    \
  static result (*real)(__VA_ARGS__);                                              \
  if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

int close(int fd) {
  REAL(int, close, int);
  add(CALLS, 1);
  if (fd >= 0 && fd < MAX_FDS) kinds[fd] = peers[fd] = 0;
  return real(fd);
}

int connect(int fd, const struct sockaddr *to, socklen_t length) {
  REAL(int, connect, int, const struct sockaddr *, socklen_t);
  add(CALLS, 1);
  if (database_port && fd >= 0 && fd < MAX_FDS && to) {
    int port = 0;
    if (to->sa_family == AF_INET) port = ntohs(((const struct sockaddr_in *)to)->sin_port);
    if (to->sa_family == AF_INET6) port = ntohs(((const struct sockaddr_in6 *)to)->sin6_port);
    peers[fd] = port == database_port;
  }
  return real(fd, to, length);
}

#define WRITER(name, signature, arguments, ...)                                    \
  ssize_t name signature {                                                         \
    REAL(ssize_t, name, __VA_ARGS__);                                              \
    sent(fd);                                                                      \
    return real arguments;                                                         \
  }
WRITER(write, (int fd, const void *data, size_t size), (fd, data, size), int, const void *, size_t)
WRITER(writev, (int fd, const struct iovec *v, int n), (fd, v, n), int, const struct iovec *, int)
WRITER(send, (int fd, const void *data, size_t size, int flags), (fd, data, size, flags), int, const void *, size_t,
       int)
WRITER(sendto, (int fd, const void *data, size_t size, int flags, const struct sockaddr *to, socklen_t length),
       (fd, data, size, flags, to, length), int, const void *, size_t, int, const struct sockaddr *, socklen_t)
WRITER(sendmsg, (int fd, const struct msghdr *m, int flags), (fd, m, flags), int, const struct msghdr *, int)

#define READER(name, signature, arguments, ...)                                    \
  ssize_t name signature {                                                         \
    REAL(ssize_t, name, __VA_ARGS__);                                              \
    ssize_t bytes = real arguments;                                                \
    received(fd, bytes);                                                           \
    return bytes;                                                                  \
  }
READER(read, (int fd, void *data, size_t size), (fd, data, size), int, void *, size_t)
READER(readv, (int fd, const struct iovec *v, int n), (fd, v, n), int, const struct iovec *, int)
READER(recv, (int fd, void *data, size_t size, int flags), (fd, data, size, flags), int, void *, size_t, int)
READER(recvfrom, (int fd, void *data, size_t size, int flags, struct sockaddr *from, socklen_t *length),
       (fd, data, size, flags, from, length), int, void *, size_t, int, struct sockaddr *, socklen_t *)
READER(recvmsg, (int fd, struct msghdr *m, int flags), (fd, m, flags), int, struct msghdr *, int)

ssize_t pread64(int fd, void *data, size_t size, off64_t at) {
  REAL(ssize_t, pread64, int, void *, size_t, off64_t);
  add(CALLS, 1);
  add(FILE_READS, 1);
  return real(fd, data, size, at);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
  REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
  wrote(fd, size, at);
  return real(fd, data, size, at);
}

ssize_t pread(int fd, void *data, size_t size, off_t at) { return pread64(fd, data, size, at); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return pwrite64(fd, data, size, at); }

static void synced(const struct timespec *start) {
  struct timespec end;
  clock_gettime(CLOCK_MONOTONIC, &end);
  uint64_t nanos = (uint64_t)((end.tv_sec - start->tv_sec) * 1000000000L + end.tv_nsec - start->tv_nsec);
  add(CALLS, 1);
  add(SYNCS, 1);
  add(SYNC_NANOS, nanos);
  if (!counters) return;
  uint64_t longest = __atomic_load_n(&counters[LONGEST_SYNC], __ATOMIC_RELAXED);
  while (nanos > longest && !__atomic_compare_exchange_n(&counters[LONGEST_SYNC], &longest, nanos, 0, __ATOMIC_RELAXED,
                                                         __ATOMIC_RELAXED)) {
  }
}

#define SYNC(name)                                                                 \
  int name(int fd) {                                                               \
    REAL(int, name, int);                                                          \
    struct timespec start;                                                         \
    clock_gettime(CLOCK_MONOTONIC, &start);                                        \
    int result = real(fd);                                                         \
    synced(&start);                                                                \
    return result;                                                                 \
  }
SYNC(fsync)
SYNC(fdatasync)

int ftruncate64(int fd, off64_t size) {
  REAL(int, ftruncate64, int, off64_t);
  add(CALLS, 1);
  return real(fd, size);
}

int fcntl(int fd, int command, ...) {
  REAL(int, fcntl, int, int, void *);
  va_list more;
  va_start(more, command);
  void *argument = va_arg(more, void *);
  va_end(more);
  add(CALLS, 1);
  return real(fd, command, argument);
}

int poll(struct pollfd *fds, nfds_t count, int timeout) {
  REAL(int, poll, struct pollfd *, nfds_t, int);
  add(CALLS, 1);
  return real(fds, count, timeout);
}

int epoll_wait(int fd, struct epoll_event *events, int most, int timeout) {
  REAL(int, epoll_wait, int, struct epoll_event *, int, int);
  add(CALLS, 1);
  return real(fd, events, most, timeout);
}

int epoll_ctl(int fd, int operation, int on, struct epoll_event *event) {
  REAL(int, epoll_ctl, int, int, int, struct epoll_event *);
  add(CALLS, 1);
  return real(fd, operation, on, event);
}

int accept(int fd, struct sockaddr *from, socklen_t *length) {
  REAL(int, accept, int, struct sockaddr *, socklen_t *);
  add(CALLS, 1);
  return real(fd, from, length);
}
