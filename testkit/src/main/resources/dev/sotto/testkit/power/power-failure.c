// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0
//
// Preloaded (LD_PRELOAD) into a process that writes to a database of SQLite: fails the power under that database, at
// calls that the file POWER_FAILURE names.
//
// A disk keeps for certain what was written before the last fsync or fdatasync began that has ended. Of what was written
// since, any sector of 512 bytes may be on it or not, and so may the size of the file. This library keeps what is certain
// of each sector written since, and at a call in question makes the disk as the power could have left it: whole, or with
// some or all of the rest undone, drawn by lot.
//
// The file has a line of key=value each:
//   database=/folder/sotto.db   whose power fails; with it its -wal and its -journal
//   seed=1                      of the lots
//   into=/folder                snapshots: copies the disk into /folder/<number>-<kind>, and goes on
//   stop=57                     instead: at the 57th call in question makes the disk so, and kills the process
//   lie=never                   syncs of the log say that they are done and do nothing, as some disks do
//   lie=late                    they are done only when the next one begins
//   pending=20                  waits before a snapshot until there are fewer than so many
//   every.<kind>=20             the calls in question, by kind: the 20th, the 40th, …; 0 for none
//   most.<kind>=60              at most so many of them
// The kinds: log-write, log-reset (the first bytes of the log are written anew, or it is cut), log-sync, file-write,
// file-sync. A sync is in question when it begins and, every other time, when it has ended.
//
// Each snapshot has a file `at`: the time of CLOCK_MONOTONIC, in nanoseconds, from which on nothing changed until it was
// taken. No call reaches the disk itself: a sync takes 200 µs.

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define SECTOR 512
#define MAX_FDS 65536
#define MAX_FILES 16
#define SYNC_NANOS 200000

enum lie { HONEST, NEVER, LATE };
enum kind { LOG_WRITE, LOG_RESET, LOG_SYNC, FILE_WRITE, FILE_SYNC, KINDS };
static const char *const kind_names[] = {"log-write", "log-reset", "log-sync", "file-write", "file-sync"};

// What is certain of a sector that was written since: its bytes, and those it had when the sync began that runs now.
struct sector {
  unsigned char certain[SECTOR], syncing[SECTOR];
  int is_syncing;  // the second is set, because it was written again since
  uint64_t epoch;  // of its last write
};

struct file {
  dev_t device;
  ino_t inode;
  char path[4096];
  int is_log;
  int is_syncing;
  uint64_t epoch;  // rises when a sync begins
  off64_t certain_size, syncing_size;
  struct sector **sectors;
  size_t room, low, high;  // sectors that are not certain are from low to high - 1
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t synced = PTHREAD_COND_INITIALIZER;
static struct file files[MAX_FILES];
static int file_count;
static signed char known[MAX_FDS];  // 0 not looked at, -1 not ours, else the number of the file + 1
static char database[4000], into[4000];
static uint64_t lots;
static long every[KINDS], most[KINDS], seen[KINDS], taken[KINDS];
static long stop_at, question, snapshot, pending, syncs;
static enum lie lie;
static int active;

static ssize_t (*real_pread)(int, void *, size_t, off64_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static ssize_t (*real_pwritev)(int, const struct iovec *, int, off64_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_ftruncate)(int, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static int (*real_unlink)(const char *);

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static void fail(const char *what) {
  fprintf(stderr, "power-failure: %s: %s\n", what, strerror(errno));
  abort();
}

static void resolve(void) {
  if (real_unlink) return;
  real_pread = (ssize_t(*)(int, void *, size_t, off64_t))real("pread64");
  real_pwrite = (ssize_t(*)(int, const void *, size_t, off64_t))real("pwrite64");
  real_pwritev = (ssize_t(*)(int, const struct iovec *, int, off64_t))real("pwritev64");
  real_write = (ssize_t(*)(int, const void *, size_t))real("write");
  real_ftruncate = (int (*)(int, off64_t))real("ftruncate64");
  real_fsync = (int (*)(int))real("fsync");
  real_fdatasync = (int (*)(int))real("fdatasync");
  real_open = (int (*)(const char *, int, ...))real("open64");
  real_close = (int (*)(int))real("close");
  real_unlink = (int (*)(const char *))real("unlink");
}

static void set(const char *key, const char *value) {
  if (!strcmp(key, "database")) snprintf(database, sizeof database, "%s", value);
  if (!strcmp(key, "into")) snprintf(into, sizeof into, "%s", value);
  if (!strcmp(key, "seed")) lots = strtoull(value, 0, 10);
  if (!strcmp(key, "stop")) stop_at = atol(value);
  if (!strcmp(key, "lie")) lie = !strcmp(value, "never") ? NEVER : LATE;
  if (!strcmp(key, "pending")) pending = atol(value);
  for (int kind = 0; kind < KINDS; kind++) {
    if (!strncmp(key, "every.", 6) && !strcmp(key + 6, kind_names[kind])) every[kind] = atol(value);
    if (!strncmp(key, "most.", 5) && !strcmp(key + 5, kind_names[kind])) most[kind] = atol(value);
  }
}

__attribute__((constructor)) static void begin(void) {
  resolve();
  const char *plan = getenv("POWER_FAILURE");
  FILE *in = plan ? fopen(plan, "r") : 0;
  if (!in) return;
  for (int kind = 0; kind < KINDS; kind++) most[kind] = 1L << 40;
  char line[8192];
  while (fgets(line, sizeof line, in)) {
    line[strcspn(line, "\n")] = 0;
    char *value = strchr(line, '=');
    if (!value) continue;
    *value++ = 0;
    set(line, value);
  }
  fclose(in);
  active = database[0] != 0;
}

// splitmix64, https://prng.di.unimi.it/splitmix64.c
static uint64_t draw(void) {
  uint64_t z = (lots += 0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

static off64_t size_of(int fd) {
  struct stat64 status;
  if (fstat64(fd, &status)) fail("fstat");
  return status.st_size;
}

static struct file *find(int fd) {
  if (!active || fd < 0 || fd >= MAX_FDS || known[fd] < 0) return 0;
  if (known[fd] > 0) return &files[known[fd] - 1];
  known[fd] = -1;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  size_t name = strlen(database);
  if (strncmp(path, database, name)) return 0;
  int is_log = !strcmp(path + name, "-wal");
  if (path[name] && !is_log && strcmp(path + name, "-journal")) return 0;
  struct stat64 status;
  if (fstat64(fd, &status)) fail("fstat");
  int at = 0;
  while (at < file_count && (files[at].inode != status.st_ino || files[at].device != status.st_dev)) at++;
  if (at == MAX_FILES) fail("too many files");
  if (at == file_count) {
    struct file *file = &files[file_count++];
    file->device = status.st_dev;
    file->inode = status.st_ino;
    file->is_log = is_log;
    // What is there when it is first written to is certain.
    file->certain_size = status.st_size;
    snprintf(file->path, sizeof file->path, "%s", path);
  }
  known[fd] = (signed char)(at + 1);
  return &files[at];
}

static void read_sector(int fd, size_t index, unsigned char *into_bytes) {
  memset(into_bytes, 0, SECTOR);
  if (real_pread(fd, into_bytes, SECTOR, (off64_t)index * SECTOR) < 0) fail("pread");
}

// Before these bytes change. The descriptor of a writer may be read from: SQLite opens all for both.
static void remember(struct file *file, int fd, off64_t from, off64_t to) {
  if (to <= from) return;
  size_t last = (size_t)((to - 1) / SECTOR);
  if (last >= file->room) {
    size_t room = (last + 1) * 2;
    file->sectors = realloc(file->sectors, room * sizeof *file->sectors);
    if (!file->sectors) fail("realloc");
    memset(file->sectors + file->room, 0, (room - file->room) * sizeof *file->sectors);
    file->room = room;
  }
  size_t first = (size_t)(from / SECTOR);
  if (file->low == file->high) file->low = file->high = first;
  if (first < file->low) file->low = first;
  if (last >= file->high) file->high = last + 1;
  for (size_t i = first; i <= last; i++) {
    struct sector *sector = file->sectors[i];
    if (!sector) {
      sector = file->sectors[i] = calloc(1, sizeof *sector);
      if (!sector) fail("calloc");
      read_sector(fd, i, sector->certain);
    } else if (file->is_syncing && sector->epoch < file->epoch && !sector->is_syncing) {
      read_sector(fd, i, sector->syncing);
      sector->is_syncing = 1;
    }
    sector->epoch = file->epoch;
  }
}

// The disk after the power has failed, written to another file, or to the file itself.
static void fail_file(struct file *file, int from, int to) {
  off64_t size = size_of(from), kept = size;
  // How many of 256 sectors that are uncertain got to the disk.
  static const unsigned shares[] = {0, 0, 26, 128, 230, 256};
  unsigned share = shares[draw() % 6];
  if (size != file->certain_size && draw() % 256 >= share) kept = file->certain_size;
  for (size_t i = file->low; i < file->high; i++) {
    struct sector *sector = file->sectors[i];
    off64_t at = (off64_t)i * SECTOR;
    if (!sector || at >= kept) continue;
    int is_there = at < size && draw() % 256 < share;
    if (is_there) continue;
    // Either one could be on it while a sync runs.
    const unsigned char *bytes = sector->is_syncing && draw() % 2 ? sector->syncing : sector->certain;
    if (real_pwrite(to, bytes, SECTOR, at) != SECTOR) fail("pwrite");
  }
  if (real_ftruncate(to, kept)) fail("ftruncate");
}

static void copy(int from, int to) {
  static unsigned char block[1 << 16];
  off64_t at = 0;
  for (ssize_t got; (got = real_pread(from, block, sizeof block, at)) > 0; at += got) {
    if (real_pwrite(to, block, (size_t)got, at) != got) fail("pwrite");
  }
}

static long waiting(void) {
  DIR *all = opendir(into);
  if (!all) fail(into);
  long count = 0;
  for (struct dirent *entry; (entry = readdir(all));) count += entry->d_name[0] != '.';
  closedir(all);
  return count;
}

static void take_snapshot(enum kind kind) {
  struct timespec step = {0, 2000000};
  while (pending && waiting() >= pending) nanosleep(&step, 0);
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  char folder[4096], hidden[4096], path[8300];
  snprintf(hidden, sizeof hidden, "%s/.new", into);
  snprintf(folder, sizeof folder, "%s/%04ld-%s", into, ++snapshot, kind_names[kind]);
  if (mkdir(hidden, 0700)) fail(hidden);
  for (int i = 0; i < file_count; i++) {
    int from = open(files[i].path, O_RDONLY | O_CLOEXEC);
    if (from < 0) continue;
    snprintf(path, sizeof path, "%s%s", hidden, strrchr(files[i].path, '/'));
    int to = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (to < 0) fail(path);
    copy(from, to);
    fail_file(&files[i], from, to);
    real_close(from);
    real_close(to);
  }
  snprintf(path, sizeof path, "%s/at", hidden);
  int at = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  int length = snprintf(path, sizeof path, "%" PRId64 "\n", (int64_t)now.tv_sec * 1000000000 + now.tv_nsec);
  if (at < 0 || real_pwrite(at, path, (size_t)length, 0) != length) fail("at");
  real_close(at);
  if (rename(hidden, folder)) fail(folder);
}

static void stop(void) {
  for (int i = 0; i < file_count; i++) {
    int fd = open(files[i].path, O_RDWR | O_CLOEXEC);
    if (fd >= 0) fail_file(&files[i], fd, fd);
  }
  fprintf(stderr, "power-failure: the power fails\n");
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

// With the lock.
static void ask(enum kind kind) {
  if (!every[kind] || ++seen[kind] % every[kind] || taken[kind] >= most[kind]) return;
  taken[kind]++;
  if (stop_at) {
    if (++question == stop_at) stop();
  } else if (into[0]) {
    take_snapshot(kind);
  }
}

static void wrote(struct file *file, off64_t at) {
  ask(!file->is_log ? FILE_WRITE : at == 0 ? LOG_RESET : LOG_WRITE);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
  resolve();
  if (!active) return real_pwrite(fd, data, size, at);
  pthread_mutex_lock(&lock);
  struct file *file = find(fd);
  if (!file) {
    pthread_mutex_unlock(&lock);
    return real_pwrite(fd, data, size, at);
  }
  remember(file, fd, at, at + (off64_t)size);
  ssize_t result = real_pwrite(fd, data, size, at);
  int saved = errno;
  wrote(file, at);
  pthread_mutex_unlock(&lock);
  errno = saved;
  return result;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return pwrite64(fd, data, size, at); }

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) {
  resolve();
  if (!active) return real_pwritev(fd, parts, count, at);
  pthread_mutex_lock(&lock);
  struct file *file = find(fd);
  off64_t size = 0;
  for (int i = 0; i < count; i++) size += (off64_t)parts[i].iov_len;
  if (file) remember(file, fd, at, at + size);
  ssize_t result = real_pwritev(fd, parts, count, at);
  int saved = errno;
  if (file) wrote(file, at);
  pthread_mutex_unlock(&lock);
  errno = saved;
  return result;
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { return pwritev64(fd, parts, count, at); }

ssize_t write(int fd, const void *data, size_t size) {
  resolve();
  if (!active || fd < 0 || fd >= MAX_FDS || known[fd] < 0) return real_write(fd, data, size);
  pthread_mutex_lock(&lock);
  struct file *file = find(fd);
  off64_t at = file ? lseek64(fd, 0, SEEK_CUR) : 0;
  if (file) remember(file, fd, at, at + (off64_t)size);
  // A socket may make its writer wait.
  if (!file) pthread_mutex_unlock(&lock);
  ssize_t result = real_write(fd, data, size);
  int saved = errno;
  if (file) {
    wrote(file, at);
    pthread_mutex_unlock(&lock);
  }
  errno = saved;
  return result;
}

int ftruncate64(int fd, off64_t size) {
  resolve();
  if (!active) return real_ftruncate(fd, size);
  pthread_mutex_lock(&lock);
  struct file *file = find(fd);
  if (file) remember(file, fd, size, size_of(fd));
  int result = real_ftruncate(fd, size);
  int saved = errno;
  if (file) ask(file->is_log ? LOG_RESET : FILE_WRITE);
  pthread_mutex_unlock(&lock);
  errno = saved;
  return result;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

// With the lock: what was written before this epoch, and is as it was then, is certain now.
static void settle(struct file *file) {
  size_t low = file->high, high = file->low;
  for (size_t i = file->low; i < file->high; i++) {
    struct sector *sector = file->sectors[i];
    if (!sector) continue;
    if (sector->epoch < file->epoch) {
      free(sector);
      file->sectors[i] = 0;
      continue;
    }
    if (sector->is_syncing) {
      memcpy(sector->certain, sector->syncing, SECTOR);
      sector->is_syncing = 0;
    }
    if (i < low) low = i;
    high = i + 1;
  }
  file->low = low < high ? low : 0;
  file->high = low < high ? high : 0;
  file->certain_size = file->syncing_size;
  file->is_syncing = 0;
}

static void begin_sync(struct file *file, int fd) {
  file->is_syncing = 1;
  file->epoch++;
  file->syncing_size = size_of(fd);
}

static int sync_file(int fd, int (*otherwise)(int)) {
  if (!active) return otherwise(fd);
  pthread_mutex_lock(&lock);
  struct file *file = find(fd);
  if (!file) {
    pthread_mutex_unlock(&lock);
    return otherwise(fd);
  }
  while (file->is_syncing && !(file->is_log && lie)) pthread_cond_wait(&synced, &lock);
  enum kind kind = file->is_log ? LOG_SYNC : FILE_SYNC;
  int is_first = syncs++ % 2 == 0;
  if (is_first) ask(kind);
  if (file->is_log && lie) {
    if (file->is_syncing) settle(file);
    if (lie == LATE) begin_sync(file, fd);
  } else {
    begin_sync(file, fd);
    pthread_mutex_unlock(&lock);
    struct timespec pause = {0, SYNC_NANOS};
    nanosleep(&pause, 0);
    pthread_mutex_lock(&lock);
    settle(file);
    pthread_cond_broadcast(&synced);
  }
  if (!is_first) ask(kind);
  pthread_mutex_unlock(&lock);
  return 0;
}

int fsync(int fd) {
  resolve();
  return sync_file(fd, real_fsync);
}

int fdatasync(int fd) {
  resolve();
  return sync_file(fd, real_fdatasync);
}

// Descriptors that are closed inside the C library are not seen; numbers that are given out again are.
int open64(const char *path, int flags, ...) {
  resolve();
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
  va_end(more);
  int fd = real_open(path, flags, mode);
  if (fd >= 0 && fd < MAX_FDS) known[fd] = 0;
  return fd;
}

int close(int fd) {
  resolve();
  if (fd >= 0 && fd < MAX_FDS) known[fd] = 0;
  return real_close(fd);
}

// That a file is gone is taken as certain.
int unlink(const char *path) {
  resolve();
  if (!active) return real_unlink(path);
  pthread_mutex_lock(&lock);
  int result = real_unlink(path);
  int saved = errno;
  for (int i = 0; i < file_count; i++) {
    if (result == 0 && !strcmp(files[i].path, path)) {
      files[i].inode = 0;
      files[i].path[0] = 0;
      for (size_t j = 0; j < files[i].room; j++) free(files[i].sectors[j]);
      free(files[i].sectors);
      files[i].sectors = 0;
      files[i].room = files[i].low = files[i].high = 0;
    }
  }
  pthread_mutex_unlock(&lock);
  errno = saved;
  return result;
}
