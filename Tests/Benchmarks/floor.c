/*
 * The least work that could make such a site: reads every page, parses and renders it with libcmark, and
 * writes as many files and as many bytes as are asked for.
 *
 *     floor CONTENT OUTPUT FILES BYTES [THREADS]
 *
 * OUTPUT must not exist. It gets CONTENT's folders. Each page `a/b.md` becomes `a/b.html`: its HTML, then filler up to
 * its share of BYTES, which is the same for every file (the first BYTES % FILES files have one byte more). HTML that is
 * longer than the share is cut there. When FILES is larger than the number of pages, files of filler are written
 * beside the pages, one beside each and then again from the first, so that the folders fill up alike. A file is
 * written with one call. There is no template, no link, no check, no sorting and no comparison: nothing that a site
 * generator is for. Pages and files are handed to the threads by one counter.
 *
 *     cc -O2 -o floor floor.c $(pkg-config --cflags --libs libcmark) -lpthread
 */

#define _GNU_SOURCE
#include <cmark.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST_THREADS = 64, PATH_SIZE = 4096 };

static char **pages; /* below CONTENT, without `.md` */
static size_t page_count, page_room;
static const char *content, *output;
static size_t file_count, byte_count;
static char *filler;
static atomic_size_t next_page, next_extra;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void make_folder(const char *path) {
  char full[PATH_SIZE];
  snprintf(full, sizeof full, "%s%s", output, path);
  if (mkdir(full, 0777) != 0) fail(full);
}

/* Notes the pages below a folder of CONTENT, and makes its folders in OUTPUT. */
static void list(const char *folder) {
  char path[PATH_SIZE];
  snprintf(path, sizeof path, "%s%s", content, folder);
  DIR *stream = opendir(path);
  if (!stream) fail(path);
  struct dirent *entry;
  while ((entry = readdir(stream))) {
    const char *name = entry->d_name;
    size_t length = strlen(name);
    if (name[0] == '.') continue;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    if (entry->d_type == DT_DIR) {
      make_folder(path);
      list(path);
    } else if (length > 3 && strcmp(name + length - 3, ".md") == 0) {
      path[strlen(path) - 3] = 0;
      if (page_count == page_room) {
        page_room = page_room ? page_room * 2 : 1024;
        pages = realloc(pages, page_room * sizeof *pages);
        if (!pages) fail("realloc");
      }
      pages[page_count++] = strdup(path);
    }
  }
  closedir(stream);
}

static size_t share(size_t index) {
  return byte_count / file_count + (index < byte_count % file_count ? 1 : 0);
}

/* Writes the text, cut or filled up to the file's share. */
static void write_file(const char *path, size_t index, char *text, size_t length) {
  size_t size = share(index);
  if (length > size) length = size;
  struct iovec parts[2] = {{text, length}, {filler, size - length}};
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);
  if (file < 0) fail(path);
  if (writev(file, parts, 2) != (ssize_t)size) fail(path);
  close(file);
}

static void make_page(size_t index, char **buffer, size_t *room) {
  char path[PATH_SIZE];
  snprintf(path, sizeof path, "%s%s.md", content, pages[index]);
  int file = open(path, O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) fail(path);
  size_t size = (size_t)status.st_size;
  if (size + 1 > *room) {
    *room = size * 2 + 1;
    free(*buffer);
    if (!(*buffer = malloc(*room))) fail("malloc");
  }
  if (read(file, *buffer, size) != (ssize_t)size) fail(path);
  close(file);
  (*buffer)[size] = 0;

  char *body = *buffer;
  if (strncmp(body, "---\n", 4) == 0) {
    char *end = strstr(body + 3, "\n---\n");
    if (end) body = end + 5;
  }
  cmark_node *document = cmark_parse_document(body, size - (size_t)(body - *buffer), CMARK_OPT_VALIDATE_UTF8);
  char *html = cmark_render_html(document, CMARK_OPT_UNSAFE);
  snprintf(path, sizeof path, "%s%s.html", output, pages[index]);
  write_file(path, index, html, strlen(html));
  free(html);
  cmark_node_free(document);
}

static void *work(void *unused) {
  (void)unused;
  char path[PATH_SIZE], *buffer = NULL;
  size_t room = 0, index;
  while ((index = atomic_fetch_add(&next_page, 1)) < page_count) make_page(index, &buffer, &room);
  while ((index = atomic_fetch_add(&next_extra, 1)) < file_count) {
    snprintf(path, sizeof path, "%s%s.%zu.html", output, pages[index % page_count], index / page_count);
    write_file(path, index, NULL, 0);
  }
  free(buffer);
  return NULL;
}

int main(int count, char **arguments) {
  if (count < 5 || count > 6) {
    fprintf(stderr, "floor CONTENT OUTPUT FILES BYTES [THREADS]\n");
    return 64;
  }
  content = arguments[1];
  output = arguments[2];
  file_count = strtoull(arguments[3], NULL, 10);
  byte_count = strtoull(arguments[4], NULL, 10);
  int threads = count == 6 ? atoi(arguments[5]) : 2;
  if (threads < 1 || threads > MOST_THREADS) threads = 1;

  make_folder("");
  list("");
  if (page_count == 0) {
    fprintf(stderr, "%s holds no page\n", content);
    return 1;
  }
  if (file_count < page_count) file_count = page_count;
  size_t size = share(0);
  if (!(filler = malloc(size + 1))) fail("malloc");
  for (size_t index = 0; index < size; index++) filler[index] = index % 80 == 79 ? '\n' : 'x';
  next_extra = page_count;

  pthread_t workers[MOST_THREADS];
  for (int index = 1; index < threads; index++)
    if (pthread_create(&workers[index], NULL, work, NULL) != 0) fail("pthread_create");
  work(NULL);
  for (int index = 1; index < threads; index++) pthread_join(workers[index], NULL);
  return 0;
}
