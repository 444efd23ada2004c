// Whether GLPK is right that no solution exists.
//
// The dual simplex method ends with a basic variable that is beyond its bound and that no other
// variable can push back: a sum of rows that cannot hold. It overlooks tiny coefficients, so with
// nearly dependent rows the sum may hold after all. Here it is added up anew from the program.

#include <math.h>
#include <stdlib.h>

#include "call.h"

// The values a sum can take, and how large its parts are.
typedef struct {
  double least, most, size;
} range;

static const double noise = 1e-11;
static const double noise_of_unbounded = 1e-9;

// A factor is the sum of parts of a size. Where they cancel out, what is left is noise, which must
// not be multiplied by infinity.
static void add(range *sum, double factor, double size, double lower, double upper) {
  int is_unbounded = lower == -INFINITY || upper == INFINITY;
  if (factor == 0 || (is_unbounded && fabs(factor) <= noise_of_unbounded * size)) {
    return;
  }
  double low = factor > 0 ? lower : upper, high = factor > 0 ? upper : lower;
  sum->least += factor * low;
  sum->most += factor * high;
  sum->size += fabs(factor) * fmax(isfinite(low) ? fabs(low) : 0, isfinite(high) ? fabs(high) : 0);
}

// Fills `factors` with the multipliers of the rows whose sum is the basic variable's.
static int find_factors(glp_prob *problem, int variable, double *factors) {
  int rows = glp_get_num_rows(problem), columns = glp_get_num_cols(problem);
  int *places = malloc(((size_t)rows + (size_t)columns + 1) * sizeof *places);
  double *values = malloc(((size_t)rows + (size_t)columns + 1) * sizeof *values);
  int has_memory = places && values;
  if (has_memory) {
    if (variable <= rows) {
      factors[variable - 1] = -1;
    }
    int count = glp_eval_tab_row(problem, variable, places, values);
    for (int k = 1; k <= count; k++) {
      if (places[k] <= rows) {
        factors[places[k] - 1] = values[k];
      }
    }
  }
  free(places);
  free(values);
  return has_memory;
}

// Any factors make a valid sum, so those that are noise are better left out.
static void drop_noise(double *factors, int count) {
  double largest = 0;
  for (int i = 0; i < count; i++) {
    largest = fmax(largest, fabs(factors[i]));
  }
  for (int i = 0; i < count; i++) {
    if (fabs(factors[i]) <= noise_of_unbounded * largest) {
      factors[i] = 0;
    }
  }
}

static int sum_cannot_hold(const call *c, const double *factors) {
  const cglpk_program *p = c->program;
  range rows = {0}, columns = {0};
  for (int32_t i = 0; i < p->rows; i++) {
    add(&rows, factors[i], 1, p->row_lower[i], p->row_upper[i]);
  }
  for (int32_t j = 0; j < p->columns; j++) {
    double factor = 0, size = 0;
    for (int32_t k = c->column_starts[j] + 1; k <= c->column_starts[j + 1]; k++) {
      double part = factors[c->column_rows[k] - 1] * c->column_coefficients[k];
      factor += part;
      size += fabs(part);
    }
    add(&columns, factor, size, p->lower[j], p->upper[j]);
  }
  double least_gap = noise * (rows.size + columns.size);
  return rows.least > columns.most + least_gap || columns.least > rows.most + least_gap;
}

int call_is_surely_infeasible(call *c) {
  int variable = glp_get_unbnd_ray(c->problem);
  if (variable == 0 || glp_get_num_nz(c->problem) == 0 || !glp_bf_exists(c->problem)) {
    return 1;
  }
  int rows = glp_get_num_rows(c->problem);
  int status = variable <= rows ? glp_get_row_stat(c->problem, variable)
                                : glp_get_col_stat(c->problem, variable - rows);
  if (status != GLP_BS) {
    return 1;
  }
  double *factors = calloc((size_t)rows + 1, sizeof *factors);
  int is_sure = 1;
  if (factors && find_factors(c->problem, variable, factors)) {
    drop_noise(factors, rows);
    is_sure = sum_cannot_hold(c, factors);
  }
  free(factors);
  return is_sure;
}
