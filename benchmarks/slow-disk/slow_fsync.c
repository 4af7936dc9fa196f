/* Makes every sync of a file take as long as on a slow disk: LD_PRELOAD=slow_fsync.so SYNC_MICROS=10000 java … */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void wait_for_disk(void) {
    const char *micros = getenv("SYNC_MICROS");
    usleep(micros ? (useconds_t)atoi(micros) : 10000);
}

int fsync(int file) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    wait_for_disk();
    return real(file);
}

int fdatasync(int file) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    wait_for_disk();
    return real(file);
}
