// The door to GLPK: one synchronous call per solve, arrays in, numbers out.
//
// No handle outlives a call, no message is printed, and whatever GLPK dislikes comes back as an
// outcome with its own words: GLPK alone would abort the process. Include <glpk.h> nowhere else.

#ifndef CGLPK_H
#define CGLPK_H

#include <stdbool.h>
#include <stdint.h>

// Minimise cost · x such that row_lower <= A x <= row_upper and lower <= x <= upper. Everything is
// counted from 0; -INFINITY and INFINITY stand for a bound that is not there. Several terms at the
// same row and column are added up.
typedef struct {
  int32_t columns;
  const double *cost;
  const double *lower;
  const double *upper;
  const bool *is_integer;
  int32_t rows;
  const double *row_lower;
  const double *row_upper;
  int32_t terms;
  const int32_t *term_rows;
  const int32_t *term_columns;
  const double *term_coefficients;
  // Added to the objective when a relative gap is measured; not part of any number returned.
  double constant;
} cglpk_program;

// How far a call may go. Both kinds of call obey the seconds, the megabytes and the cancellation.
typedef struct {
  double seconds;       // INFINITY for no limit
  int64_t nodes;        // negative for no limit
  int32_t megabytes;    // 0 for no limit
  double relative_gap;  // at which a solution counts as optimal
  // Polled; anything but 0 stops the call. May be NULL.
  int (*is_cancelled)(const void *cancellation);
  const void *cancellation;
} cglpk_limits;

typedef enum {
  CGLPK_BRANCH_AUTOMATIC,  // by pseudocosts if the program is small enough for them
  CGLPK_BRANCH_HEURISTIC,
  CGLPK_BRANCH_MOST_FRACTIONAL,
  CGLPK_BRANCH_PSEUDOCOST,
} cglpk_branching;

typedef enum {
  CGLPK_SELECT_BEST_BOUND,
  CGLPK_SELECT_BEST_PROJECTION,
  CGLPK_SELECT_DEPTH_FIRST,
} cglpk_selection;

// How a mixed-integer program is searched.
typedef struct {
  bool presolve;
  bool gomory_cuts, rounding_cuts, cover_cuts, clique_cuts;
  bool rounding_heuristic, feasibility_pump, proximity_search;
  cglpk_branching branching;
  cglpk_selection selection;
  double integrality;  // how far from whole an integer value may be
} cglpk_search;

typedef enum {
  CGLPK_OPTIMAL,
  CGLPK_FEASIBLE,
  CGLPK_NOTHING_FOUND,
  CGLPK_INFEASIBLE,
  CGLPK_UNBOUNDED,
  CGLPK_INVALID,
  CGLPK_FAILURE,
} cglpk_outcome;

typedef enum {
  CGLPK_NOT_STOPPED,
  CGLPK_STOPPED_BY_TIME,
  CGLPK_STOPPED_BY_NODES,
  CGLPK_STOPPED_BY_CANCELLATION,
  CGLPK_STOPPED_BY_GAP,
} cglpk_stop;

// Where a variable or the value of a row stands in a basis.
typedef enum {
  CGLPK_BASIC,
  CGLPK_AT_LOWER,
  CGLPK_AT_UPPER,
  CGLPK_FREE,
  CGLPK_FIXED,
} cglpk_status;

// Where a relaxation starts: the statuses of the first columns and rows. The columns beyond begin
// non-basic, the rows beyond basic. A basis that does not fit is repaired, never an error.
typedef struct {
  int32_t columns;
  const uint8_t *column_statuses;
  int32_t rows;
  const uint8_t *row_statuses;
} cglpk_basis;

// What came of a call. Of the fields after `stop`, those that the outcome does not hold are 0.
typedef struct {
  cglpk_outcome outcome;
  cglpk_stop stop;
  double objective;
  double bound;        // no solution is better than this
  int64_t nodes;       // nodes of the search tree that were opened
  int64_t iterations;  // steps of the simplex method, where known
  char message[256];   // of CGLPK_INVALID and CGLPK_FAILURE
} cglpk_result;

// The numbers of an optimal relaxation, into arrays of the caller: one per column or per row.
typedef struct {
  double *values;
  double *reduced_costs;
  uint8_t *column_statuses;
  double *duals;
  uint8_t *row_statuses;
} cglpk_relaxation;

// Solves the program, integrality included; `values` takes one number per column if the outcome
// is CGLPK_OPTIMAL or CGLPK_FEASIBLE.
void cglpk_solve(
  const cglpk_program *program, const cglpk_limits *limits, const cglpk_search *search,
  double *values, cglpk_result *result);

// Solves the program without its integrality, from a basis unless `start` is NULL; `relaxation` is
// filled if the outcome is CGLPK_OPTIMAL.
void cglpk_relax(
  const cglpk_program *program, const cglpk_limits *limits, const cglpk_basis *start,
  const cglpk_relaxation *relaxation, cglpk_result *result);

// Asks GLPK for a column that is not there, as a fault in this shim would: the outcome is
// CGLPK_FAILURE with GLPK's words. For tests of the guard.
void cglpk_provoke(cglpk_result *result);

// The version of GLPK, such as 5.0.
const char *cglpk_version(void);

#endif
