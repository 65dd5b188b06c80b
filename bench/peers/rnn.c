/* A vanilla character RNN in plain C, one update a sequence, behind the protocol of ../README.md.
   Plain loops by default; -DUSE_BLAS: CBLAS for every product, those that need not wait for the recurrence over all steps at once. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef USE_BLAS
#include <cblas.h>
#endif

enum { CHECKED_UPDATES = 100 };
static const float CLIP = 5, EPSILON = 1e-8f;

static int m, K, T;
static float eta;
static int *text, length, position;

/* One block each for parameters, gradients and AdaGrad memory: U transposed (K,m), W (m,m), V (K,m), b (m), c (K). */
struct tensors { float *all, *Ut, *W, *V, *b, *c; };
static struct tensors theta, grad, memory;
static size_t parameters;

static float *H, *G, *dA; /* h: (T+1,m), row 0 carried in; scores, then p, then g: (T,K); da: (T,m) */

static void *allocate(size_t bytes)
{
    void *block;
    if (posix_memalign(&block, 64, bytes) != 0) exit(1);
    return memset(block, 0, bytes);
}

static struct tensors make_tensors(void)
{
    struct tensors t;
    t.all = allocate(parameters * sizeof(float));
    t.Ut = t.all;
    t.W = t.Ut + (size_t)K * m;
    t.V = t.W + (size_t)m * m;
    t.b = t.V + (size_t)K * m;
    t.c = t.b + m;
    return t;
}

/* out += M in, M (rows,columns) */
static void multiply(const float *M, int rows, int columns, const float *in, float *out)
{
#ifdef USE_BLAS
    cblas_sgemv(CblasRowMajor, CblasNoTrans, rows, columns, 1, M, columns, in, 1, 1, out, 1);
#else
    for (int i = 0; i < rows; i++) {
        float sum = 0;
        for (int j = 0; j < columns; j++) sum += M[(size_t)i * columns + j] * in[j];
        out[i] += sum;
    }
#endif
}

/* out += M^T in */
static void multiply_transposed(const float *M, int rows, int columns, const float *in, float *out)
{
#ifdef USE_BLAS
    cblas_sgemv(CblasRowMajor, CblasTrans, rows, columns, 1, M, columns, in, 1, 1, out, 1);
#else
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) out[j] += in[i] * M[(size_t)i * columns + j];
#endif
}

/* dM (rows,columns) = sum over steps of outer(left[t], right[t]) */
static void sum_outer(const float *left, int rows, const float *right, int columns, float *dM)
{
#ifdef USE_BLAS
    cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, rows, columns, T, 1, left, rows, right, columns, 0, dM, columns);
#else
    for (int i = 0; i < rows; i++) {
        float *row = dM + (size_t)i * columns;
        memset(row, 0, columns * sizeof(float));
        for (int t = 0; t < T; t++) {
            float factor = left[(size_t)t * rows + i];
            for (int j = 0; j < columns; j++) row[j] += factor * right[(size_t)t * columns + j];
        }
    }
#endif
}

static void output_layer(void)
{
    for (int t = 0; t < T; t++) memcpy(G + (size_t)t * K, theta.c, K * sizeof(float));
#ifdef USE_BLAS
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, T, K, m, 1, H + m, m, theta.V, m, 1, G, K);
#else
    for (int t = 0; t < T; t++) multiply(theta.V, K, m, H + (size_t)(t + 1) * m, G + (size_t)t * K);
#endif
}

static void back_projection(void)
{
#ifdef USE_BLAS
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, T, m, K, 1, G, K, theta.V, m, 0, dA, m);
#else
    memset(dA, 0, (size_t)T * m * sizeof(float));
    for (int t = 0; t < T; t++) multiply_transposed(theta.V, K, m, G + (size_t)t * K, dA + (size_t)t * m);
#endif
}

static double softmax(const int *y)
{
    double loss = 0;
    for (int t = 0; t < T; t++) {
        float *p = G + (size_t)t * K, largest = p[0], sum = 0;
        for (int k = 1; k < K; k++) largest = p[k] > largest ? p[k] : largest;
        for (int k = 0; k < K; k++) { p[k] = expf(p[k] - largest); sum += p[k]; }
        float scale = 1 / sum;
        for (int k = 0; k < K; k++) p[k] *= scale;
        loss -= logf(p[y[t]]);
        p[y[t]] -= 1;
    }
    return loss;
}

static double forward(const int *x, const int *y)
{
    for (int t = 0; t < T; t++) {
        float *h = H + (size_t)(t + 1) * m;
        const float *u = theta.Ut + (size_t)x[t] * m;
        for (int i = 0; i < m; i++) h[i] = u[i] + theta.b[i];
        multiply(theta.W, m, m, h - m, h);
        for (int i = 0; i < m; i++) h[i] = tanhf(h[i]);
    }
    output_layer();
    return softmax(y);
}

static void backward(const int *x)
{
    back_projection();
    memset(grad.Ut, 0, (size_t)K * m * sizeof(float));
    memset(grad.b, 0, (m + K) * sizeof(float)); /* b and c are neighbours */
    for (int t = T - 1; t >= 0; t--) {
        float *da = dA + (size_t)t * m, *du = grad.Ut + (size_t)x[t] * m;
        const float *h = H + (size_t)(t + 1) * m, *g = G + (size_t)t * K;
        if (t < T - 1) multiply_transposed(theta.W, m, m, da + m, da);
        for (int i = 0; i < m; i++) da[i] *= 1 - h[i] * h[i];
        for (int i = 0; i < m; i++) { grad.b[i] += da[i]; du[i] += da[i]; }
        for (int k = 0; k < K; k++) grad.c[k] += g[k];
    }
    sum_outer(G, K, H + m, m, grad.V);
    sum_outer(dA, m, H, m, grad.W);
}

static void adagrad(void)
{
    for (size_t i = 0; i < parameters; i++) {
        float g = grad.all[i];
        g = g > CLIP ? CLIP : g;
        g = g < -CLIP ? -CLIP : g;
        memory.all[i] += g * g;
        theta.all[i] -= eta * g / sqrtf(memory.all[i] + EPSILON);
    }
}

static double update(void)
{
    if (position + T + 1 > length) {
        position = 0;
        memset(H, 0, m * sizeof(float));
    }
    double loss = forward(text + position, text + position + 1);
    backward(text + position);
    adagrad();
    memcpy(H, H + (size_t)T * m, m * sizeof(float));
    position += T;
    return loss;
}

static void *read_file(const char *folder, const char *name, size_t *bytes)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file) { perror(path); exit(1); }
    fseek(file, 0, SEEK_END);
    *bytes = ftell(file);
    rewind(file);
    void *content = allocate(*bytes + 1);
    if (fread(content, 1, *bytes, file) != *bytes) exit(1);
    fclose(file);
    return content;
}

static void read_input(const char *folder)
{
    size_t bytes;
    char *shape = read_file(folder, "shape.txt", &bytes);
    if (sscanf(shape, "%d %d %d %f", &m, &K, &T, &eta) != 4) exit(1);
    text = read_file(folder, "text.i32", &bytes);
    length = bytes / sizeof *text;
    parameters = (size_t)2 * K * m + (size_t)m * m + m + K;
    theta = make_tensors();
    grad = make_tensors();
    memory = make_tensors();
    double *weights = read_file(folder, "weights.f64", &bytes);
    for (int i = 0; i < m; i++)
        for (int k = 0; k < K; k++) theta.Ut[(size_t)k * m + i] = weights[(size_t)i * K + k];
    for (size_t i = (size_t)K * m; i < parameters; i++) theta.all[i] = weights[i];
    H = allocate((size_t)(T + 1) * m * sizeof(float));
    G = allocate((size_t)T * K * sizeof(float));
    dA = allocate((size_t)T * m * sizeof(float));
}

static double microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1e6 + now.tv_nsec * 1e-3;
}

int main(int argc, char **argv)
{
    if (argc != 2) return 2;
    read_input(argv[1]);
#ifdef USE_BLAS
    printf("gcc %s,%sfloat32\n", __VERSION__, OPENBLAS_VERSION); /* the macro brings its own spaces */
#else
    printf("gcc %s, float32\n", __VERSION__);
#endif
    for (int n = 0; n < CHECKED_UPDATES; n++) printf("%.17g\n", update());
    fflush(stdout);
    for (int updates; scanf(" run %d", &updates) == 1;) {
        double start = microseconds();
        for (int n = 0; n < updates; n++) update();
        printf("%.3f\n", microseconds() - start);
        fflush(stdout);
    }
    return 0;
}
