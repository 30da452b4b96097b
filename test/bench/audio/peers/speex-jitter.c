/*
 * speexdsp's jitter buffer under a simulated clock: cc speex-jitter.c -lspeexdsp
 *
 * Standard input: for each call a line "frameMs phaseMs marginMs frames", then that many arrival times in milliseconds, in order.
 * Standard output: for each pull of a frame "pullMs mediaMs", where mediaMs is -1 for a missing frame, -2 for an inserted one;
 * after each call a line "end". Time is counted in tenths of a millisecond, which speexdsp takes for samples.
 */
#include <speex/speex_jitter.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define UNITS 10.0

static void play(int frameMs, double phaseMs, int marginMs, const double *arrivals, int frames) {
  spx_int32_t span = (spx_int32_t)(frameMs * UNITS);
  spx_int32_t margin = (spx_int32_t)(marginMs * UNITS);
  JitterBuffer *jitter = jitter_buffer_init(span);
  char data[4];
  int next = 0;
  jitter_buffer_ctl(jitter, JITTER_BUFFER_SET_MARGIN, &margin);
  for (double now = phaseMs; now <= arrivals[frames - 1]; now += frameMs) {
    for (; next < frames && arrivals[next] <= now; next++) {
      JitterBufferPacket packet;
      memset(&packet, 0, sizeof packet);
      packet.data = data;
      packet.len = 1;
      packet.timestamp = (spx_uint32_t)(next * span);
      packet.span = (spx_uint32_t)span;
      packet.sequence = (spx_uint16_t)next;
      jitter_buffer_put(jitter, &packet);
    }
    if (next == 0) continue;
    JitterBufferPacket packet;
    spx_int32_t offset = 0;
    memset(&packet, 0, sizeof packet);
    packet.data = data;
    packet.len = sizeof data;
    int got = jitter_buffer_get(jitter, &packet, span, &offset);
    jitter_buffer_tick(jitter);
    double media = got == JITTER_BUFFER_OK ? packet.timestamp / UNITS : got == JITTER_BUFFER_INSERTION ? -2 : -1;
    printf("%.2f %.2f\n", now, media);
  }
  puts("end");
  jitter_buffer_destroy(jitter);
}

int main(void) {
  int frameMs, marginMs, frames;
  double phaseMs;
  while (scanf("%d %lf %d %d", &frameMs, &phaseMs, &marginMs, &frames) == 4) {
    double *arrivals = malloc(sizeof(double) * (size_t)frames);
    if (arrivals == NULL) return 1;
    for (int frame = 0; frame < frames; frame++)
      if (scanf("%lf", &arrivals[frame]) != 1) return 1;
    play(frameMs, phaseMs, marginMs, arrivals, frames);
    free(arrivals);
  }
  return 0;
}
