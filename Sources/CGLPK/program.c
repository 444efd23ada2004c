// From the caller's arrays to a GLPK problem.

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "call.h"

static int bounds_are_valid(call *c, const char *what, int32_t at, double lower, double upper) {
  if (isnan(lower) || isnan(upper)) {
    call_fail(c, CGLPK_INVALID, "%s %d: a bound is not a number", what, at);
  } else if (lower == INFINITY || upper == -INFINITY) {
    call_fail(c, CGLPK_INVALID, "%s %d: a bound is infinite on the wrong side", what, at);
  } else if (lower > upper) {
    call_fail(c, CGLPK_INVALID, "%s %d: the lower bound %.17g is above the upper bound %.17g", what,
              at, lower, upper);
  } else {
    return 1;
  }
  return 0;
}

int call_is_valid(call *c) {
  const cglpk_program *p = c->program;
  if (p->columns < 0 || p->rows < 0 || p->terms < 0) {
    call_fail(c, CGLPK_INVALID, "a count is negative");
    return 0;
  }
  for (int32_t j = 0; j < p->columns; j++) {
    if (!isfinite(p->cost[j])) {
      call_fail(c, CGLPK_INVALID, "column %d: the cost is not finite", j);
      return 0;
    }
    if (!bounds_are_valid(c, "column", j, p->lower[j], p->upper[j])) {
      return 0;
    }
  }
  for (int32_t i = 0; i < p->rows; i++) {
    if (!bounds_are_valid(c, "row", i, p->row_lower[i], p->row_upper[i])) {
      return 0;
    }
  }
  for (int32_t k = 0; k < p->terms; k++) {
    if (p->term_rows[k] < 0 || p->term_rows[k] >= p->rows) {
      call_fail(c, CGLPK_INVALID, "term %d: there is no row %d", k, p->term_rows[k]);
      return 0;
    }
    if (p->term_columns[k] < 0 || p->term_columns[k] >= p->columns) {
      call_fail(c, CGLPK_INVALID, "term %d: there is no column %d", k, p->term_columns[k]);
      return 0;
    }
    if (!isfinite(p->term_coefficients[k])) {
      call_fail(c, CGLPK_INVALID, "term %d: the coefficient is not finite", k);
      return 0;
    }
  }
  return 1;
}

// Within each column, adds the terms of a row to its first one. `last` is, for each row, where in
// the column being read its first term went.
static void merge_duplicates(call *c, int32_t *last) {
  int32_t columns = c->program->columns, written = 0, start = 0;
  for (int32_t j = 0; j < columns; j++) {
    int32_t end = c->column_starts[j + 1], first = written;
    for (int32_t k = start; k < end; k++) {
      int row = c->column_rows[k + 1];
      if (last[row] > first) {
        c->column_coefficients[last[row]] += c->column_coefficients[k + 1];
      } else {
        written++;
        c->column_rows[written] = row;
        c->column_coefficients[written] = c->column_coefficients[k + 1];
        last[row] = written;
      }
    }
    start = end;
    c->column_starts[j + 1] = written;
  }
}

static int sums_are_finite(call *c) {
  for (int32_t k = 1; k <= c->column_starts[c->program->columns]; k++) {
    if (!isfinite(c->column_coefficients[k])) {
      call_fail(c, CGLPK_INVALID, "row %d: terms of one column add up to infinity",
                c->column_rows[k] - 1);
      return 0;
    }
  }
  return 1;
}

int call_sort_terms(call *c) {
  const cglpk_program *p = c->program;
  size_t columns = (size_t)p->columns, terms = (size_t)p->terms, rows = (size_t)p->rows;
  c->column_starts = calloc(columns + 2, sizeof *c->column_starts);
  c->column_rows = malloc((terms + 1) * sizeof *c->column_rows);
  c->column_coefficients = malloc((terms + 1) * sizeof *c->column_coefficients);
  int32_t *last = calloc(rows + 1, sizeof *last);
  c->own_bytes = columns * sizeof *c->column_starts + rows * sizeof *last
    + terms * (sizeof *c->column_rows + sizeof *c->column_coefficients);
  int is_sorted = 0;
  if (c->column_starts && c->column_rows && c->column_coefficients && last) {
    // Shifted by two, the counts turn into starts and, once filled, into ends of the one before.
    for (size_t k = 0; k < terms; k++) {
      if ((size_t)p->term_columns[k] + 2 <= columns) {
        c->column_starts[p->term_columns[k] + 2]++;
      }
    }
    for (size_t j = 2; j <= columns; j++) {
      c->column_starts[j] += c->column_starts[j - 1];
    }
    for (size_t k = 0; k < terms; k++) {
      int32_t place = ++c->column_starts[p->term_columns[k] + 1];
      c->column_rows[place] = p->term_rows[k] + 1;
      c->column_coefficients[place] = p->term_coefficients[k];
    }
    merge_duplicates(c, last);
    is_sorted = sums_are_finite(c);
  } else {
    call_fail(c, CGLPK_FAILURE, "no memory for %d terms", p->terms);
  }
  free(last);
  return is_sorted;
}

void call_free_terms(call *c) {
  free(c->column_starts);
  free(c->column_rows);
  free(c->column_coefficients);
}

// GLPK takes the kind of a bound apart from its values, and insists on lower < upper for a pair.
static int bound_type(double lower, double upper) {
  if (lower == upper) {
    return GLP_FX;
  }
  if (lower == -INFINITY) {
    return upper == INFINITY ? GLP_FR : GLP_UP;
  }
  return upper == INFINITY ? GLP_LO : GLP_DB;
}

void call_build(call *c, int with_integers) {
  const cglpk_program *p = c->program;
  glp_prob *problem = c->problem = glp_create_prob();
  glp_set_obj_dir(problem, GLP_MIN);
  if (p->rows > 0) {
    glp_add_rows(problem, p->rows);
  }
  if (p->columns > 0) {
    glp_add_cols(problem, p->columns);
  }
  for (int32_t i = 0; i < p->rows; i++) {
    double lower = p->row_lower[i], upper = p->row_upper[i];
    glp_set_row_bnds(problem, i + 1, bound_type(lower, upper), lower, upper);
  }
  for (int32_t j = 0; j < p->columns; j++) {
    double lower = p->lower[j], upper = p->upper[j];
    // The kind GLP_BV would overwrite the bounds; GLP_IV with bounds set last does not.
    if (with_integers && p->is_integer[j]) {
      glp_set_col_kind(problem, j + 1, GLP_IV);
      lower = ceil(lower);
      upper = floor(upper);
    }
    glp_set_col_bnds(problem, j + 1, bound_type(lower, upper), lower, upper);
    glp_set_obj_coef(problem, j + 1, p->cost[j]);
    int32_t start = c->column_starts[j];
    glp_set_mat_col(problem, j + 1, c->column_starts[j + 1] - start, c->column_rows + start,
                    c->column_coefficients + start);
  }
}
