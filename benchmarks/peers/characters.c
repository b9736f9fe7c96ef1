/*
 * S8 as llama2.c computes: one character after another through plain loops in single precision, with the state of the
 * LSTM carried along. The network is that of S3: an embedding of 64, an LSTM of 128, softmax over 65 characters. In
 * turn with other processes: "ready" when warm, and then, for each line of the standard input, the CPU seconds and five
 * samples by the clock, per character.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { CHARACTERS = 65, DIMENSION = 64, UNITS = 128, GATES = 4, LENGTH = 2000, SAMPLES = 5 };

static float embedding[CHARACTERS][DIMENSION];
static float from_input[GATES * UNITS][DIMENSION], from_state[GATES * UNITS][UNITS], gate_biases[GATES * UNITS];
static float output[CHARACTERS][UNITS], output_biases[CHARACTERS];
static float hidden[UNITS], cell[UNITS], gates[GATES * UNITS], probabilities[CHARACTERS];
static unsigned long long seed = 1;

static float uniform(void) { /* xorshift */
  seed ^= seed >> 12;
  seed ^= seed << 25;
  seed ^= seed >> 27;
  return (float)((seed * 0x2545F4914F6CDD1DULL) >> 40) / (float)(1 << 24);
}

static void fill(float *numbers, int count, float bound) {
  for (int i = 0; i < count; i++) numbers[i] = bound * (2 * uniform() - 1);
}

/* Adds the product of a matrix of rows x columns and x to y. */
static void add_product(float *y, const float *matrix, const float *x, int rows, int columns) {
  for (int i = 0; i < rows; i++) {
    float sum = 0;
    for (int j = 0; j < columns; j++) sum += matrix[i * columns + j] * x[j];
    y[i] += sum;
  }
}

static float sigmoid(float x) { return 1 / (1 + expf(-x)); }

static int next(int character) {
  for (int i = 0; i < GATES * UNITS; i++) gates[i] = gate_biases[i];
  add_product(gates, from_input[0], embedding[character], GATES * UNITS, DIMENSION);
  add_product(gates, from_state[0], hidden, GATES * UNITS, UNITS);
  for (int i = 0; i < UNITS; i++) {
    cell[i] = sigmoid(gates[2 * UNITS + i]) * cell[i] + sigmoid(gates[i]) * tanhf(gates[3 * UNITS + i]);
    hidden[i] = sigmoid(gates[UNITS + i]) * tanhf(cell[i]);
  }
  for (int i = 0; i < CHARACTERS; i++) probabilities[i] = output_biases[i];
  add_product(probabilities, output[0], hidden, CHARACTERS, UNITS);
  float most = probabilities[0], sum = 0;
  for (int i = 1; i < CHARACTERS; i++) most = probabilities[i] > most ? probabilities[i] : most;
  for (int i = 0; i < CHARACTERS; i++) {
    probabilities[i] = expf((probabilities[i] - most) / 0.8f);
    sum += probabilities[i];
  }
  float rest = uniform() * sum;
  int drawn = 0;
  while (drawn < CHARACTERS - 1 && rest >= probabilities[drawn]) rest -= probabilities[drawn++];
  return drawn;
}

static double now(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static double sample(void) {
  double start = now(CLOCK_MONOTONIC);
  int character = 0;
  for (int i = 0; i < LENGTH; i++) character = next(character);
  return (now(CLOCK_MONOTONIC) - start) / LENGTH;
}

int main(int count, char **arguments) {
  double warm_up = count > 1 ? atof(arguments[1]) : 1;
  fill(embedding[0], CHARACTERS * DIMENSION, 1);
  fill(from_input[0], GATES * UNITS * DIMENSION, 0.088f);
  fill(from_state[0], GATES * UNITS * UNITS, 0.088f);
  fill(gate_biases, GATES * UNITS, 0.088f);
  fill(output[0], CHARACTERS * UNITS, 0.088f);
  double start = now(CLOCK_MONOTONIC);
  while (now(CLOCK_MONOTONIC) - start < warm_up) sample();
  puts("ready");
  fflush(stdout);
  for (int c = getchar(); c != EOF; c = getchar()) {
    if (c != '\n') continue;
    double cpu = now(CLOCK_PROCESS_CPUTIME_ID), samples[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) samples[i] = sample();
    printf("%g", (now(CLOCK_PROCESS_CPUTIME_ID) - cpu) / (SAMPLES * LENGTH));
    for (int i = 0; i < SAMPLES; i++) printf(" %g", samples[i]);
    puts("");
    fflush(stdout);
  }
  return 0;
}
