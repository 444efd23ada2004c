// A mixed-integer program, by branch and cut.

#include <float.h>
#include <math.h>

#include "call.h"

// GLPK keeps its best solution to itself until the end; what is needed of it is noted as it grows.
static void note_incumbent(call *c, glp_tree *tree) {
  glp_prob *problem = glp_ios_get_prob(tree);
  if (glp_mip_status(problem) != GLP_FEAS) {
    return;
  }
  double objective = glp_mip_obj_val(problem);
  if (c->has_incumbent && objective == c->incumbent) {
    return;
  }
  c->has_incumbent = 1;
  c->incumbent = objective;
  if (!c->is_presolved) {
    // Without presolve the tree's columns are the program's own.
    for (int32_t j = 0; j < c->program->columns; j++) {
      c->values[j] = glp_mip_col_val(problem, j + 1);
    }
    c->result->objective = objective;
    c->incumbent_is_saved = 1;
  }
}

// A bound once proven stays proven, though the tree's own may momentarily fall back.
static void note_bound(call *c, glp_tree *tree) {
  int best = glp_ios_best_node(tree);
  double bound = best ? glp_ios_node_bound(tree, best) : c->has_incumbent ? c->incumbent : -DBL_MAX;
  if (c->has_incumbent && bound > c->incumbent) {
    bound = c->incumbent;
  }
  if (bound > c->result->bound) {
    c->result->bound = bound;
  }
}

static int gap_is_reached(const call *c) {
  double gap = c->incumbent - c->result->bound;
  return c->has_incumbent && c->limits->relative_gap > 0
    && gap <= c->limits->relative_gap * fabs(c->incumbent + c->program->constant);
}

// Finding the bound takes a walk over all open nodes, so in a large tree it is not done at each.
static int is_time_to_note_bound(const call *c, glp_tree *tree) {
  int active;
  glp_ios_tree_size(tree, &active, NULL, NULL);
  return active < 256 || c->result->nodes % 64 == 0;
}

static void on_step(glp_tree *tree, void *info) {
  call *c = info;
  c->instabilities = 0;
  note_incumbent(c, tree);
  cglpk_stop stop = call_stop(c);
  if (stop == CGLPK_NOT_STOPPED && glp_ios_reason(tree) == GLP_ISELECT) {
    if (is_time_to_note_bound(c, tree)) {
      note_bound(c, tree);
      if (gap_is_reached(c)) {
        stop = CGLPK_STOPPED_BY_GAP;
      }
    }
    if (stop == CGLPK_NOT_STOPPED && c->limits->nodes >= 0
        && c->result->nodes >= c->limits->nodes) {
      stop = CGLPK_STOPPED_BY_NODES;
    }
    c->result->nodes += stop == CGLPK_NOT_STOPPED;
  }
  if (stop != CGLPK_NOT_STOPPED) {
    note_bound(c, tree);
    c->result->stop = stop;
    glp_ios_terminate(tree);
  }
}

// Pseudocosts make the smallest trees, but begin with some sixty simplex steps per fractional value,
// during which GLPK looks at neither clock nor cancellation. Here that takes about three seconds.
static const double largest_for_pseudocosts = 2e6;

static int suits_pseudocosts(const call *c) {
  double fractional = 0;
  for (int32_t j = 0; j < c->program->columns; j++) {
    double value = glp_get_col_prim(c->problem, j + 1);
    fractional += c->program->is_integer[j] && fabs(value - round(value)) > c->search->integrality;
  }
  return fractional * c->program->terms <= largest_for_pseudocosts;
}

static int branching_of(const call *c, cglpk_branching branching) {
  switch (branching) {
    case CGLPK_BRANCH_AUTOMATIC:
      return suits_pseudocosts(c) ? GLP_BR_PCH : GLP_BR_DTH;
    case CGLPK_BRANCH_PSEUDOCOST:
      return GLP_BR_PCH;
    case CGLPK_BRANCH_MOST_FRACTIONAL:
      return GLP_BR_MFV;
    default:
      return GLP_BR_DTH;
  }
}

static int selection_of(cglpk_selection selection) {
  switch (selection) {
    case CGLPK_SELECT_DEPTH_FIRST:
      return GLP_BT_DFS;
    case CGLPK_SELECT_BEST_PROJECTION:
      return GLP_BT_BPH;
    default:
      return GLP_BT_BLB;
  }
}

static int run_search(call *c) {
  // A second attempt does without the parts of GLPK that may have failed; so does a program without
  // columns, for which the cut generators are not made.
  static const cglpk_search plain = {.branching = CGLPK_BRANCH_HEURISTIC};
  const cglpk_search *search =
    c->attempt > 0 || c->program->columns == 0 ? &plain : c->search;
  c->is_presolved = search->presolve;
  glp_iocp control;
  glp_init_iocp(&control);
  control.presolve = search->presolve ? GLP_ON : GLP_OFF;
  control.gmi_cuts = search->gomory_cuts ? GLP_ON : GLP_OFF;
  control.mir_cuts = search->rounding_cuts ? GLP_ON : GLP_OFF;
  control.cov_cuts = search->cover_cuts ? GLP_ON : GLP_OFF;
  control.clq_cuts = search->clique_cuts ? GLP_ON : GLP_OFF;
  control.sr_heur = search->rounding_heuristic ? GLP_ON : GLP_OFF;
  control.fp_heur = search->feasibility_pump ? GLP_ON : GLP_OFF;
  control.ps_heur = search->proximity_search ? GLP_ON : GLP_OFF;
  control.br_tech = branching_of(c, search->branching);
  control.bt_tech = selection_of(search->selection);
  control.tol_int = c->search->integrality * (c->needs_whole ? 1e-3 : 1);
  control.cb_func = on_step;
  control.cb_info = c;
  control.msg_lev = GLP_MSG_ON;
  control.out_dly = 20;
  control.tm_lim = call_milliseconds(c);
  if (control.ps_heur) {
    control.ps_tm_lim = control.tm_lim < 60000 ? control.tm_lim : 60000;
  }
  return glp_intopt(c->problem, &control);
}

static void copy_out(call *c) {
  c->result->objective = glp_mip_obj_val(c->problem);
  for (int32_t j = 0; j < c->program->columns; j++) {
    c->values[j] = glp_mip_col_val(c->problem, j + 1);
  }
  if (!isfinite(c->result->objective)) {
    call_fail(c, CGLPK_FAILURE, "the objective overflows");
  }
}

// GLPK's return code tells why it stopped, the status what it holds: neither is enough alone.
static void read_outcome(call *c, int code) {
  cglpk_result *result = c->result;
  int status = glp_mip_status(c->problem);
  int has_solution = status == GLP_OPT || status == GLP_FEAS;
  if ((code == 0 && status == GLP_NOFEAS) || code == GLP_ENOPFS) {
    result->outcome = CGLPK_INFEASIBLE;
  } else if (code == 0 && status == GLP_OPT) {
    result->outcome = CGLPK_OPTIMAL;
    copy_out(c);
    result->bound = result->objective;
  } else if (code == GLP_ETMLIM || code == GLP_ESTOP) {
    if (code == GLP_ETMLIM) {
      result->stop = CGLPK_STOPPED_BY_TIME;
    }
    result->outcome = !has_solution                             ? CGLPK_NOTHING_FOUND
                      : result->stop == CGLPK_STOPPED_BY_GAP ? CGLPK_OPTIMAL
                                                                : CGLPK_FEASIBLE;
    if (has_solution) {
      copy_out(c);
    }
  } else if (code == GLP_EBOUND || code == GLP_EROOT || code == GLP_ENODFS) {
    call_fail(c, CGLPK_INVALID, "GLPK refuses the program: code %d", code);
  } else {
    call_fail(c, CGLPK_FAILURE, "the search failed: GLPK code %d, status %d", code, status);
  }
}

static int has_empty_range(const cglpk_program *p) {
  for (int32_t j = 0; j < p->columns; j++) {
    if (p->is_integer[j] && ceil(p->lower[j]) > floor(p->upper[j])) {
      return 1;
    }
  }
  return 0;
}

// A relaxation without end says nothing yet: there may be no whole solution at all.
static void look_for_any(call *c) {
  for (int j = glp_get_num_cols(c->problem); j > 0; j--) {
    glp_set_obj_coef(c->problem, j, 0);
  }
  call_simplex(c, call_start_from_slack(c));
  if (c->result->outcome == CGLPK_OPTIMAL) {
    read_outcome(c, run_search(c));
  }
  if (c->result->outcome == CGLPK_OPTIMAL || c->result->outcome == CGLPK_FEASIBLE) {
    c->result->outcome = CGLPK_UNBOUNDED;
  }
  c->result->bound = -INFINITY;
}

static void solve(call *c) {
  if (has_empty_range(c->program)) {
    c->result->outcome = CGLPK_INFEASIBLE;
    return;
  }
  call_build(c, 1);
  call_scale(c);
  // Without an optimal basis of the relaxation, glp_intopt refuses, loops or worse.
  call_simplex(c, call_start_from_slack(c));
  if (c->result->outcome == CGLPK_OPTIMAL) {
    c->result->bound = c->result->objective;
    read_outcome(c, run_search(c));
    if (c->result->outcome == CGLPK_OPTIMAL || c->result->outcome == CGLPK_FEASIBLE) {
      call_settle(c);
    }
  } else if (c->result->outcome == CGLPK_UNBOUNDED && glp_get_num_int(c->problem) > 0) {
    look_for_any(c);
  }
}

void cglpk_solve(
  const cglpk_program *program, const cglpk_limits *limits, const cglpk_search *search,
  double *values, cglpk_result *result) {
  call c = {
    .program = program, .limits = limits, .search = search, .values = values, .result = result,
  };
  call_run(&c, solve);
}
