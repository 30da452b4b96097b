/*
 * The peer of loop-process.ts: the same loop on PortAudio alone, without JavaScript. Two streams at 48 kHz, 480 frames.
 *
 *     portaudio-loop DEVICE SECONDS
 *
 * Prints one line of JSON: how long each burst took from the callback that played it to the one that heard it, and the
 * share of one core that the process used.
 */
#include <math.h>
#include <portaudio.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define RATE 48000
#define FRAMES 480
#define BURST 960
#define EVERY_MS 290
#define MOST 4096

static short burst[BURST];
static int played = BURST;
static _Atomic double sent_ms = 0; /* 0: none is under way */
static _Atomic double due_ms = 0;
static double took_ms[MOST];
static _Atomic int took = 0;

static double now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static int play(const void *in, void *out, unsigned long frames, const PaStreamCallbackTimeInfo *time, PaStreamCallbackFlags flags, void *user) {
  short *block = out;
  memset(block, 0, frames * sizeof *block);
  if (sent_ms == 0 && due_ms > 0 && now_ms() >= due_ms) {
    played = 0;
    sent_ms = now_ms();
  }
  if (played < BURST) {
    unsigned long count = BURST - played < (int)frames ? (unsigned long)(BURST - played) : frames;
    memcpy(block, burst + played, count * sizeof *block);
    played += count;
  }
  return paContinue;
}

static int hear(const void *in, void *out, unsigned long frames, const PaStreamCallbackTimeInfo *time, PaStreamCallbackFlags flags, void *user) {
  const short *block = in;
  double sent = sent_ms;
  if (sent == 0) return paContinue;
  int found = 0;
  for (unsigned long index = 0; index < frames && !found; index += 1) found = abs(block[index]) > 3277;
  double since = now_ms() - sent;
  if (!found && since < 1000) return paContinue;
  if (took < MOST) took_ms[took++] = found ? since : 1000;
  due_ms = now_ms() + EVERY_MS + took % 7;
  sent_ms = 0;
  return paContinue;
}

static double cpu_ms(void) {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
}

static void must(PaError error) {
  if (error == paNoError) return;
  fprintf(stderr, "%s\n", Pa_GetErrorText(error));
  exit(1);
}

int main(int count, char **words) {
  if (count != 3) return 2;
  double phase = 0;
  for (int index = 0; index < BURST; index += 1) {
    burst[index] = (short)(16384 * cos(phase));
    phase += 2 * M_PI * (500 + 3500.0 * index / BURST) / RATE;
  }
  must(Pa_Initialize());
  PaDeviceIndex device = paNoDevice;
  for (int index = 0; index < Pa_GetDeviceCount(); index += 1)
    if (strcmp(Pa_GetDeviceInfo(index)->name, words[1]) == 0) device = index;
  if (device == paNoDevice) return 3;
  const PaDeviceInfo *about = Pa_GetDeviceInfo(device);
  PaStreamParameters heard = {device, 1, paInt16, about->defaultLowInputLatency, NULL};
  PaStreamParameters spoken = {device, 1, paInt16, about->defaultLowOutputLatency, NULL};
  PaStream *in, *out;
  must(Pa_OpenStream(&in, &heard, NULL, RATE, FRAMES, paClipOff, hear, NULL));
  must(Pa_OpenStream(&out, NULL, &spoken, RATE, FRAMES, paClipOff, play, NULL));
  must(Pa_StartStream(in));
  must(Pa_StartStream(out));
  Pa_Sleep(3000);
  due_ms = now_ms();
  double started = now_ms(), used = cpu_ms();
  Pa_Sleep((long)(atof(words[2]) * 1000));
  double percent = (cpu_ms() - used) / (now_ms() - started) * 100;
  printf("{\"cpuPercent\":%.2f,\"tookMs\":[", percent);
  for (int index = 0; index < took; index += 1) printf("%s%.2f", index ? "," : "", took_ms[index]);
  printf("]}\n");
  fflush(stdout);
  _exit(0); /* a stream that hangs must not keep it */
}
