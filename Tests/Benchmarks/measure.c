/*
 * Runs one program and tells what it took. A process of its own, because the peak memory that the system
 * reports for a child begins with that of its parent, and a Python parent is larger than some of what is measured.
 *
 *     measure SECONDS MEBIBYTES CORES REPORT PROGRAM [ARGUMENT ...]
 *
 * The program is ended after SECONDS, may have MEBIBYTES of data (0: any amount), and runs on the first CORES of the cores
 * that this process may use (0: all of them). REPORT receives one line: exit status (-1 when a signal ended it), wall, user and system
 * time in microseconds, peak memory in KiB.
 *
 *     cc -O2 -o measure measure.c
 */

#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t child;

static void end(int signal) {
  (void)signal;
  if (child > 0) kill(child, SIGKILL);
}

static void keep_cores(int count) {
#ifdef __linux__
  cpu_set_t ours, first;
  CPU_ZERO(&first);
  if (sched_getaffinity(0, sizeof ours, &ours) != 0) exit(70);
  for (int core = 0; core < CPU_SETSIZE && count > 0; core++)
    if (CPU_ISSET(core, &ours)) {
      CPU_SET(core, &first);
      count--;
    }
  if (sched_setaffinity(0, sizeof first, &first) != 0) exit(70);
#else
  (void)count;
  exit(70);
#endif
}

static long long microseconds(struct timeval time) { return (long long)time.tv_sec * 1000000 + time.tv_usec; }

int main(int count, char **arguments) {
  if (count < 6) {
    fprintf(stderr, "measure SECONDS MEBIBYTES CORES REPORT PROGRAM [ARGUMENT ...]\n");
    return 64;
  }
  int seconds = atoi(arguments[1]), mebibytes = atoi(arguments[2]), cores = atoi(arguments[3]);
  struct timespec start, stop;
  clock_gettime(CLOCK_MONOTONIC, &start);
  pid_t made = fork();
  if (made < 0) return 71;
  if (made == 0) {
    if (mebibytes > 0) {
      struct rlimit limit = {(rlim_t)mebibytes << 20, (rlim_t)mebibytes << 20};
      setrlimit(RLIMIT_DATA, &limit);
    }
    if (cores > 0) keep_cores(cores);
    execv(arguments[5], arguments + 5);
    perror(arguments[5]);
    _exit(127);
  }
  child = made;
  struct sigaction action = {.sa_handler = end, .sa_flags = SA_RESTART};
  sigaction(SIGALRM, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGINT, &action, NULL);
  alarm((unsigned)seconds);
  int status;
  struct rusage usage;
  if (wait4(made, &status, 0, &usage) != made) return 71;
  clock_gettime(CLOCK_MONOTONIC, &stop);
  FILE *report = fopen(arguments[4], "w");
  if (!report) return 73;
  long peak = usage.ru_maxrss;
#ifdef __APPLE__
  peak /= 1024;
#endif
  fprintf(
      report, "%d %lld %lld %lld %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : -1,
      (stop.tv_sec - start.tv_sec) * 1000000LL + (stop.tv_nsec - start.tv_nsec) / 1000, microseconds(usage.ru_utime),
      microseconds(usage.ru_stime), peak);
  return fclose(report) == 0 ? 0 : 73;
}
