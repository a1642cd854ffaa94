/*
 * A disk that fails on demand: preloaded (LD_PRELOAD) into a process, it stands between SQLite or Node and the
 * kernel for every file below one folder. It remembers what has been written and not yet synced, so that a power
 * cut can take it back, and does to chosen operations what disks do: tear, lose, fill up, fail, forbid, dawdle.
 *
 * TOWNLET_FAULTS_FOLDER  absolute path of the folder; a sibling `<folder>.undo` must exist, on the same disk
 * TOWNLET_FAULTS_CONTROL file of WORDS 64-bit integers, shared with whoever gives the orders (see fault-control.ts)
 *
 * How a power cut is modelled: of every file, each 512-byte sector written since the last successful sync of that
 * file may be new or as it was then, independently of the others; renames and removals since the last sync of
 * a folder are undone from the newest back to a random one, as a journal would. After a failed sync what was unsynced
 * counts as lost unless it is written again: it goes back when the file is closed, the process ends or the power is cut.
 * Syncs are not passed on: what survives is decided here, not by the machine's disk.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#if !defined(__linux__) || !defined(__LP64__)
#error "storage faults are made for 64-bit Linux"
#endif

enum { SECTOR = 512, MAX_FDS = 65536, MAX_CHANGES = 1024, WORDS = 128 };

/* Orders and counts, by place in the shared file. Keep in step with fault-control.ts. */
enum {
  W_MAGIC = 0,
  W_KIND,
  W_OPERATIONS,
  W_SKIP,
  W_COUNT,
  W_LATENCY_US,
  W_RANDOM,
  W_LYING,
  W_SECTORS_LOST,
  W_CHANGES_LOST,
  W_CUTS,
  W_SEEN = 16,
  W_HITS = 32
};
enum { MAGIC = 0x544c4654 };
enum kind { NOTHING, TORN, LOST, NO_SPACE, IO_ERROR, NOT_PERMITTED, SLOW, KILL };
/* FOLDER is the sync of a folder, SYNC that of a file. */
enum operation { WRITE, SYNC, TRUNCATE, RENAME, UNLINK, FOLDER, OPERATIONS = 8 };

/* A sector as it was when the file was last in sync; `old` is null where the file ended before it. */
struct sector {
  int64_t number;
  unsigned char *old;
  bool doomed;
};

struct file {
  dev_t device;
  ino_t inode;
  /* Of the file as last synced. */
  int64_t size;
  bool dirty;
  struct sector *sectors;
  size_t count, capacity;
  /* Open addressing over `sectors`: place + 1, 0 is free. */
  uint32_t *index;
  size_t slots;
  int descriptors;
  /* A writable copy kept while all of the program's are closed and something is unsynced; -1 for none. */
  int kept;
  struct file *next;
};

/* A name that changed and whose folder has not been synced since. */
struct change {
  char *from, *to, *saved;
};

struct descriptor {
  struct file *file;
  bool writable, append, folder;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int64_t *control;
static char folder[PATH_MAX];
static size_t folder_length;
static struct file *files;
static struct descriptor descriptors[MAX_FDS];
static struct change changes[MAX_CHANGES];
static size_t change_count;
static uint64_t saved_names;
static bool full_next;

/* ---- orders ---- */

static uint64_t draw(uint64_t below) {
  uint64_t x = (uint64_t)control[W_RANDOM];
  x ^= x << 13;
  x ^= x >> 7;
  x ^= x << 17;
  control[W_RANDOM] = (int64_t)x;
  return (x >> 11) % below;
}

/* What is to happen to an operation, which is counted. */
static enum kind order_for(enum operation operation) {
  control[W_SEEN + operation] += 1;
  enum kind kind = (enum kind)control[W_KIND];
  if (kind == NOTHING || (control[W_OPERATIONS] & (1 << operation)) == 0) return NOTHING;
  if (control[W_SKIP] > 0) {
    control[W_SKIP] -= 1;
    return NOTHING;
  }
  if (control[W_COUNT] == 0) return NOTHING;
  if (control[W_COUNT] > 0) control[W_COUNT] -= 1;
  control[W_HITS + kind * OPERATIONS + operation] += 1;
  return kind;
}

static void dawdle(enum kind kind) {
  if (kind == SLOW) usleep((useconds_t)control[W_LATENCY_US]);
}

/* ---- what is not in sync ---- */

static struct file *file_of(dev_t device, ino_t inode, int64_t size) {
  for (struct file *file = files; file != NULL; file = file->next) {
    if (file->device == device && file->inode == inode) return file;
  }
  struct file *file = calloc(1, sizeof *file);
  if (file == NULL) abort();
  *file = (struct file){.device = device, .inode = inode, .size = size, .kept = -1, .next = files};
  files = file;
  return file;
}

static size_t place_of(const struct file *file, int64_t number) {
  size_t slot = (uint64_t)number * 0x9e3779b97f4a7c15u & (file->slots - 1);
  while (file->index[slot] != 0 && file->sectors[file->index[slot] - 1].number != number) {
    slot = (slot + 1) & (file->slots - 1);
  }
  return slot;
}

static void rebuild_index(struct file *file) {
  size_t slots = 64;
  while (slots < file->capacity * 2) slots *= 2;
  free(file->index);
  file->slots = slots;
  file->index = calloc(slots, sizeof *file->index);
  if (file->index == NULL) abort();
  for (size_t at = 0; at < file->count; at++) {
    file->index[place_of(file, file->sectors[at].number)] = (uint32_t)at + 1;
  }
}

static struct sector *sector_of(struct file *file, int64_t number) {
  if (file->slots == 0) return NULL;
  size_t place = file->index[place_of(file, number)];
  return place == 0 ? NULL : &file->sectors[place - 1];
}

/* Keeps what stands in [from, to) of the file now, where that has not been kept since the last sync. */
static void keep_old(struct file *file, int fd, int64_t from, int64_t to) {
  struct stat stat_now;
  if (fstat(fd, &stat_now) != 0) return;
  if (!file->dirty) file->size = stat_now.st_size;
  file->dirty = true;
  for (int64_t number = from / SECTOR; number * SECTOR < to; number++) {
    struct sector *known = sector_of(file, number);
    if (known != NULL) {
      known->doomed = false;
      continue;
    }
    if (file->count == file->capacity) {
      file->capacity = file->capacity == 0 ? 64 : file->capacity * 2;
      file->sectors = realloc(file->sectors, file->capacity * sizeof *file->sectors);
      if (file->sectors == NULL) abort();
      rebuild_index(file);
    }
    struct sector kept = {.number = number};
    if (number * SECTOR < file->size) {
      kept.old = calloc(1, SECTOR);
      if (kept.old == NULL) abort();
      if (syscall(SYS_pread64, fd, kept.old, SECTOR, number * SECTOR) < 0) abort();
    }
    file->sectors[file->count++] = kept;
    file->index[place_of(file, number)] = (uint32_t)file->count;
  }
}

/* A successful sync: only what an earlier failed one has doomed stays in doubt. */
static void settle(struct file *file, int fd) {
  size_t left = 0;
  for (size_t at = 0; at < file->count; at++) {
    struct sector sector = file->sectors[at];
    if (sector.doomed) file->sectors[left++] = sector;
    else free(sector.old);
  }
  file->count = left;
  file->dirty = left > 0;
  struct stat stat_now;
  if (fstat(fd, &stat_now) == 0) file->size = stat_now.st_size;
  if (file->slots > 0) rebuild_index(file);
}

static void put_back(int fd, const struct sector *sector) {
  static const unsigned char nothing[SECTOR];
  const unsigned char *bytes = sector->old == NULL ? nothing : sector->old;
  if (syscall(SYS_pwrite64, fd, bytes, SECTOR, sector->number * SECTOR) != SECTOR) abort();
  control[W_SECTORS_LOST] += 1;
}

/* Takes back what a failed sync has lost, as the kernel does when it lets the pages go. */
static void forget_doomed(struct file *file, int fd) {
  struct stat stat_now;
  if (fd < 0 || fstat(fd, &stat_now) != 0) return;
  size_t left = 0;
  for (size_t at = 0; at < file->count; at++) {
    struct sector sector = file->sectors[at];
    if (!sector.doomed) {
      file->sectors[left++] = sector;
      continue;
    }
    if (sector.number * SECTOR < stat_now.st_size) put_back(fd, &sector);
    free(sector.old);
  }
  file->count = left;
  if (file->slots > 0) rebuild_index(file);
  if (syscall(SYS_ftruncate, fd, stat_now.st_size) != 0) abort();
}

static int writable_descriptor(const struct file *file) {
  for (int fd = 0; fd < MAX_FDS; fd++) {
    if (descriptors[fd].file == file && descriptors[fd].writable) return fd;
  }
  return file->kept;
}

/* The power goes while this file is out of sync: each sector is new or old. */
static void cut_file(struct file *file) {
  int fd = writable_descriptor(file);
  struct stat stat_now;
  if (!file->dirty || fd < 0 || fstat(fd, &stat_now) != 0) return;
  /* All of it goes, all of it stays, or each sector as it happens. */
  uint64_t fate = draw(4);
  bool truncated = stat_now.st_size < file->size;
  bool keeps_size = truncated && draw(2) == 0;
  int64_t end = keeps_size ? stat_now.st_size : file->size;
  int64_t limit = keeps_size || !truncated ? stat_now.st_size : file->size;
  for (size_t at = 0; at < file->count; at++) {
    const struct sector *sector = &file->sectors[at];
    int64_t start = sector->number * SECTOR;
    if (start >= limit) continue;
    bool cut_off = start + SECTOR > stat_now.st_size && truncated;
    bool lost = sector->doomed || cut_off || fate == 0 || (fate > 1 && draw(2) == 0);
    if (lost) put_back(fd, sector);
    else if (start + SECTOR > end && !truncated) {
      end = start + SECTOR < stat_now.st_size ? start + SECTOR : stat_now.st_size;
    }
  }
  if (syscall(SYS_ftruncate, fd, end) != 0) abort();
}

/* ---- names ---- */

static bool is_inside(const char *path) {
  return strncmp(path, folder, folder_length) == 0 && path[folder_length] == '/';
}

static void forget_changes(size_t many) {
  for (size_t at = 0; at < many; at++) {
    struct change *change = &changes[at];
    if (change->saved != NULL) syscall(SYS_unlinkat, AT_FDCWD, change->saved, 0);
    free(change->from);
    free(change->to);
    free(change->saved);
  }
  memmove(changes, changes + many, (change_count - many) * sizeof *changes);
  change_count -= many;
}

/* A second name for what a change of names would remove; null where there is nothing. */
static char *save_name(const char *path) {
  char name[PATH_MAX + 64];
  snprintf(name, sizeof name, "%s.undo/%d-%llu", folder, (int)getpid(), (unsigned long long)saved_names++);
  return syscall(SYS_linkat, AT_FDCWD, path, AT_FDCWD, name, 0) == 0 ? strdup(name) : NULL;
}

static void note_change(const char *from, const char *to, char *saved) {
  if (change_count == MAX_CHANGES) forget_changes(MAX_CHANGES / 2);
  changes[change_count++] = (struct change){strdup(from), to == NULL ? NULL : strdup(to), saved};
}

static void cut_names(void) {
  size_t kept = (size_t)draw(change_count + 1);
  while (change_count > kept) {
    const struct change *change = &changes[--change_count];
    control[W_CHANGES_LOST] += 1;
    if (change->to != NULL) syscall(SYS_renameat2, AT_FDCWD, change->to, AT_FDCWD, change->from, 0);
    const char *name = change->to != NULL ? change->to : change->from;
    if (change->saved != NULL) syscall(SYS_renameat2, AT_FDCWD, change->saved, AT_FDCWD, name, 0);
  }
}

/* ---- ends ---- */

static _Noreturn void die(void) {
  for (;;) syscall(SYS_kill, getpid(), SIGKILL);
}

static _Noreturn void cut_power(void) {
  control[W_CUTS] += 1;
  for (struct file *file = files; file != NULL; file = file->next) cut_file(file);
  cut_names();
  die();
}

__attribute__((constructor)) static void start(void) {
  const char *path = getenv("TOWNLET_FAULTS_FOLDER");
  const char *orders = getenv("TOWNLET_FAULTS_CONTROL");
  if (path == NULL || orders == NULL || strlen(path) >= sizeof folder) return;
  int fd = (int)syscall(SYS_openat, AT_FDCWD, orders, O_RDWR | O_CLOEXEC, 0);
  if (fd < 0) return;
  void *shared = mmap(NULL, WORDS * sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  syscall(SYS_close, fd);
  if (shared == MAP_FAILED) return;
  strcpy(folder, path);
  folder_length = strlen(folder);
  control = shared;
  if (control[W_MAGIC] != MAGIC) control = NULL;
}

__attribute__((destructor)) static void finish(void) {
  if (control == NULL) return;
  pthread_mutex_lock(&lock);
  for (struct file *file = files; file != NULL; file = file->next) {
    forget_doomed(file, writable_descriptor(file));
  }
  pthread_mutex_unlock(&lock);
}

/* ---- descriptors ---- */

static struct descriptor *tracked(int fd) {
  if (control == NULL || fd < 0 || fd >= MAX_FDS) return NULL;
  return descriptors[fd].file == NULL && !descriptors[fd].folder ? NULL : &descriptors[fd];
}

static void track(int fd, int flags) {
  char link[64], path[PATH_MAX];
  struct stat stat_now;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0 || fstat(fd, &stat_now) != 0) return;
  path[length] = '\0';
  bool top = strcmp(path, folder) == 0;
  if (!top && !is_inside(path)) return;
  pthread_mutex_lock(&lock);
  struct descriptor *mine = &descriptors[fd];
  *mine = (struct descriptor){.folder = S_ISDIR(stat_now.st_mode)};
  if (S_ISREG(stat_now.st_mode)) {
    mine->file = file_of(stat_now.st_dev, stat_now.st_ino, stat_now.st_size);
    mine->file->descriptors += 1;
    mine->writable = (flags & O_ACCMODE) != O_RDONLY;
    mine->append = (flags & O_APPEND) != 0;
  }
  pthread_mutex_unlock(&lock);
}

static int open_tracked(int where, const char *path, int flags, mode_t mode) {
  bool empties = control != NULL && (flags & O_TRUNC) != 0 && is_inside(path);
  int fd = (int)syscall(SYS_openat, where, path, empties ? flags & ~O_TRUNC : flags, mode);
  if (control == NULL || fd < 0 || fd >= MAX_FDS) return fd;
  track(fd, flags);
  if (empties && ftruncate(fd, 0) != 0) {
    int error = errno;
    close(fd);
    errno = error;
    return -1;
  }
  return fd;
}

static void drop_file(struct file *file) {
  struct file **at = &files;
  while (*at != file) at = &(*at)->next;
  *at = file->next;
  free(file->sectors);
  free(file->index);
  free(file);
}

static void untrack(int fd) {
  struct file *file = descriptors[fd].file;
  bool writable = descriptors[fd].writable;
  if (file != NULL) {
    file->descriptors -= 1;
    /* Closing any copy lets go of the program's locks, so one is kept only where nothing else is open. */
    bool last = file->descriptors == 0;
    if (last) forget_doomed(file, writable ? fd : file->kept);
    if (file->dirty && writable && file->kept < 0) file->kept = fcntl(fd, F_DUPFD_CLOEXEC, 512);
    if (last && (!file->dirty || file->count == 0)) {
      if (file->kept >= 0) syscall(SYS_close, file->kept);
      drop_file(file);
    }
  }
  descriptors[fd] = (struct descriptor){0};
}

/* ---- what a program calls ---- */

#define SHOWN __attribute__((visibility("default")))

static mode_t mode_of(int flags, va_list rest) {
  return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? (mode_t)va_arg(rest, int) : 0;
}

/** The four ways to open a file differ in where a relative path begins, and in their name. */
#define OPEN(name, where, ...)                     \
  SHOWN int name(__VA_ARGS__ const char *path, int flags, ...) { \
    va_list rest;                                  \
    va_start(rest, flags);                         \
    mode_t mode = mode_of(flags, rest);            \
    va_end(rest);                                  \
    return open_tracked(where, path, flags, mode); \
  }

OPEN(open, AT_FDCWD, )
OPEN(open64, AT_FDCWD, )
OPEN(openat, where, int where, )
OPEN(openat64, where, int where, )

SHOWN int close(int fd) {
  if (tracked(fd) != NULL) {
    pthread_mutex_lock(&lock);
    untrack(fd);
    pthread_mutex_unlock(&lock);
  }
  return (int)syscall(SYS_close, fd);
}

/* Writes in the end, whole or in part; `at` is -1 for wherever the descriptor stands. */
static ssize_t write_through(int fd, const void *bytes, size_t count, off_t at) {
  return at < 0 ? syscall(SYS_write, fd, bytes, count) : syscall(SYS_pwrite64, fd, bytes, count, at);
}

static ssize_t fail(int error) {
  errno = error;
  return -1;
}

static ssize_t write_by_order(enum kind kind, int fd, const void *bytes, size_t count, off_t at, off_t start) {
  if (full_next || kind == NO_SPACE) {
    /* A disk that fills up often takes a part first. */
    bool partly = !full_next && count > 1 && draw(3) == 0;
    full_next = partly;
    if (!partly) return fail(ENOSPC);
    return write_through(fd, bytes, 1 + draw(count - 1), at);
  }
  if (kind == IO_ERROR) return fail(EIO);
  if (kind == KILL) {
    if (draw(2) == 0) write_through(fd, bytes, count, at);
    die();
  }
  if (kind == TORN) {
    /* Up to a boundary of sectors within this write, possibly none of it. */
    off_t first = SECTOR - start % SECTOR;
    uint64_t boundaries = (off_t)count > first ? 1 + (count - (size_t)first - 1) / SECTOR : 0;
    uint64_t kept = draw(boundaries + 1);
    size_t length = kept == 0 ? 0 : (size_t)first + (size_t)(kept - 1) * SECTOR;
    if (length > 0) write_through(fd, bytes, length, at);
    die();
  }
  ssize_t written = write_through(fd, bytes, count, at);
  if (kind == LOST) cut_power();
  return written;
}

static ssize_t write_tracked(int fd, const void *bytes, size_t count, off_t at) {
  struct descriptor *mine = tracked(fd);
  if (mine == NULL || mine->file == NULL) return write_through(fd, bytes, count, at);
  pthread_mutex_lock(&lock);
  off_t start = at >= 0 ? at : (off_t)syscall(SYS_lseek, fd, 0, mine->append ? SEEK_END : SEEK_CUR);
  enum kind kind = order_for(WRITE);
  keep_old(mine->file, fd, start, start + (off_t)count);
  ssize_t result = write_by_order(kind, fd, bytes, count, at, start);
  pthread_mutex_unlock(&lock);
  dawdle(kind);
  return result;
}

SHOWN ssize_t write(int fd, const void *bytes, size_t count) {
  return write_tracked(fd, bytes, count, -1);
}

SHOWN ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  return write_tracked(fd, bytes, count, at);
}

SHOWN ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t at) {
  return write_tracked(fd, bytes, count, at);
}

/* Several pieces as one write after the other, which is how a short write may end as well. */
static ssize_t write_pieces(int fd, const struct iovec *pieces, int many, off_t at) {
  ssize_t total = 0;
  for (int place = 0; place < many; place++) {
    const struct iovec *piece = &pieces[place];
    ssize_t written = write_tracked(fd, piece->iov_base, piece->iov_len, at < 0 ? -1 : at + total);
    if (written < 0) return total > 0 ? total : -1;
    total += written;
    if ((size_t)written < piece->iov_len) break;
  }
  return total;
}

SHOWN ssize_t writev(int fd, const struct iovec *pieces, int many) {
  if (tracked(fd) == NULL) return syscall(SYS_writev, fd, pieces, many);
  return write_pieces(fd, pieces, many, -1);
}

SHOWN ssize_t pwritev(int fd, const struct iovec *pieces, int many, off_t at) {
  if (tracked(fd) == NULL) return syscall(SYS_pwritev, fd, pieces, many, at, 0);
  return write_pieces(fd, pieces, many, at);
}

SHOWN ssize_t pwritev64(int fd, const struct iovec *pieces, int many, off_t at) {
  return pwritev(fd, pieces, many, at);
}

static int sync_tracked(int fd, long number) {
  struct descriptor *mine = tracked(fd);
  if (mine == NULL) return (int)syscall(number, fd);
  pthread_mutex_lock(&lock);
  enum kind kind = order_for(mine->folder ? FOLDER : SYNC);
  if (kind == LOST) cut_power();
  if (kind == KILL) die();
  struct file *file = mine->file;
  int result = kind == IO_ERROR ? (int)fail(EIO) : 0;
  if (result != 0 && file != NULL) {
    for (size_t at = 0; at < file->count; at++) file->sectors[at].doomed = true;
  } else if (result == 0 && control[W_LYING] == 0) {
    if (file != NULL) settle(file, fd);
    else forget_changes(change_count);
  }
  pthread_mutex_unlock(&lock);
  dawdle(kind);
  return result;
}

SHOWN int fsync(int fd) { return sync_tracked(fd, SYS_fsync); }

SHOWN int fdatasync(int fd) { return sync_tracked(fd, SYS_fdatasync); }

static int truncate_tracked(int fd, off_t length) {
  struct descriptor *mine = tracked(fd);
  if (mine == NULL || mine->file == NULL) return (int)syscall(SYS_ftruncate, fd, length);
  pthread_mutex_lock(&lock);
  enum kind kind = order_for(TRUNCATE);
  struct stat stat_now;
  int result = -1;
  if (kind == IO_ERROR) errno = EIO;
  else if (fstat(fd, &stat_now) == 0) {
    keep_old(mine->file, fd, length, stat_now.st_size > length ? stat_now.st_size : length);
    result = (int)syscall(SYS_ftruncate, fd, length);
    if (kind == LOST) cut_power();
    if (kind == KILL) die();
  }
  pthread_mutex_unlock(&lock);
  dawdle(kind);
  return result;
}

SHOWN int ftruncate(int fd, off_t length) { return truncate_tracked(fd, length); }

SHOWN int ftruncate64(int fd, off_t length) { return truncate_tracked(fd, length); }

static int rename_tracked(int from_where, const char *from, int to_where, const char *to, unsigned flags) {
  if (control == NULL || (!is_inside(from) && !is_inside(to))) {
    return (int)syscall(SYS_renameat2, from_where, from, to_where, to, flags);
  }
  pthread_mutex_lock(&lock);
  enum kind kind = order_for(RENAME);
  int result = -1;
  if (kind == NOT_PERMITTED) errno = EPERM;
  else if (kind == IO_ERROR) errno = EIO;
  else {
    char *saved = save_name(to);
    result = (int)syscall(SYS_renameat2, from_where, from, to_where, to, flags);
    if (result == 0) note_change(from, to, saved);
    if (kind == LOST) cut_power();
    if (kind == KILL) die();
  }
  pthread_mutex_unlock(&lock);
  dawdle(kind);
  return result;
}

SHOWN int rename(const char *from, const char *to) {
  return rename_tracked(AT_FDCWD, from, AT_FDCWD, to, 0);
}

SHOWN int renameat(int from_where, const char *from, int to_where, const char *to) {
  return rename_tracked(from_where, from, to_where, to, 0);
}

SHOWN int renameat2(int from_where, const char *from, int to_where, const char *to, unsigned flags) {
  return rename_tracked(from_where, from, to_where, to, flags);
}

static int unlink_tracked(int where, const char *path, int flags) {
  if (control == NULL || flags != 0 || !is_inside(path)) {
    return (int)syscall(SYS_unlinkat, where, path, flags);
  }
  /* The order to cut the power now. */
  if (strcmp(path + folder_length, "/power") == 0) {
    pthread_mutex_lock(&lock);
    cut_power();
  }
  pthread_mutex_lock(&lock);
  enum kind kind = order_for(UNLINK);
  char *saved = save_name(path);
  int result = (int)syscall(SYS_unlinkat, where, path, flags);
  int error = errno;
  if (result == 0) note_change(path, NULL, saved);
  if (kind == LOST) cut_power();
  if (kind == KILL) die();
  pthread_mutex_unlock(&lock);
  dawdle(kind);
  errno = error;
  return result;
}

SHOWN int unlink(const char *path) { return unlink_tracked(AT_FDCWD, path, 0); }

SHOWN int remove(const char *path) {
  if (unlink_tracked(AT_FDCWD, path, 0) == 0) return 0;
  return errno == EISDIR ? rmdir(path) : -1;
}

SHOWN int unlinkat(int where, const char *path, int flags) { return unlink_tracked(where, path, flags); }
