/*
 * Counts a program's allocations from outside: preloaded, it stands in front of the C library's malloc. The count goes
 * to the file that ALLOCATIONS names. A line of `ladder build --timings` is followed there by the count so far, which
 * tells what each phase allocates.
 *
 *     cc -O2 -shared -fPIC -o allocations.so allocations.c -ldl
 *     ALLOCATIONS=counts LD_PRELOAD=./allocations.so ladder build --timings
 *
 * A static Swift binary calls malloc of the C library all the same. Time is not measured under it.
 */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static atomic_size_t calls, bytes;

static void note(size_t size) {
  atomic_fetch_add_explicit(&calls, 1, memory_order_relaxed);
  atomic_fetch_add_explicit(&bytes, size, memory_order_relaxed);
}

void *malloc(size_t size) {
  note(size);
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  note(count * size);
  return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size) {
  note(size);
  return __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  note(size);
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  note(size);
  *result = __libc_memalign(alignment, size);
  return *result ? 0 : 12;
}

static void tell(const char *line, size_t length) {
  const char *path = getenv("ALLOCATIONS");
  if (!path) return;
  char text[400];
  int size = snprintf(
      text, sizeof text, "%zu %zu %.*s\n", (size_t)calls, (size_t)bytes, (int)(length < 300 ? length : 300), line);
  int file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0666);
  if (file < 0) return;
  if (dprintf(file, "%.*s", size, text) < 0) perror(path);
  close(file);
}

ssize_t write(int file, const void *data, size_t size) {
  static ssize_t (*real)(int, const void *, size_t);
  if (!real) real = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  if (file == 2 && size > 8 && memcmp(data, "timing: ", 8) == 0) tell(data, size - 1);
  return real(file, data, size);
}

__attribute__((destructor)) static void finish(void) { tell("end", 3); }
