import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.SwapMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchType;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** `Plan DRIVE SECONDS OUT`: looks for a plan, tells each better one, writes the slot of each item. */
public class Plan {
  public static void main(String[] arguments) throws Exception {
    Drive drive = Drive.read(Path.of(arguments[0]));
    LocalSearchPhaseConfig search = new LocalSearchPhaseConfig();
    search.setLocalSearchType(
        LocalSearchType.valueOf(System.getProperty("search", "LATE_ACCEPTANCE")));
    search.setMoveSelectorConfig(
        new UnionMoveSelectorConfig()
            .withMoveSelectors(
                new ChangeMoveSelectorConfig().withFixedProbabilityWeight(1.0),
                new SwapMoveSelectorConfig().withFixedProbabilityWeight(1.0),
                new MoveIteratorFactoryConfig()
                    .withMoveIteratorFactoryClass(UnitMoves.class)
                    .withFixedProbabilityWeight(
                        Double.parseDouble(System.getProperty("units", "2")))));
    SolverConfig config =
        new SolverConfig()
            .withSolutionClass(Drive.class)
            .withEntityClasses(Drive.Item.class)
            .withScoreDirectorFactory(
                new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(Cost.class))
            .withEnvironmentMode(
                EnvironmentMode.valueOf(System.getProperty("mode", "NO_ASSERT")))
            .withRandomSeed(1L)
            .withTerminationConfig(
                new TerminationConfig()
                    .withMillisecondsSpentLimit(
                        Math.round(1000 * Double.parseDouble(arguments[1]))))
            .withPhases(new ConstructionHeuristicPhaseConfig(), search);
    Solver<Drive> solver = SolverFactory.<Drive>create(config).buildSolver();
    solver.addEventListener(
        event -> {
          var score = event.getNewBestSolution().score;
          System.out.println(
              "best " + event.getTimeMillisSpent() + " " + score.hardScore() + " "
                  + score.softScore());
        });
    System.out.println("started");
    Drive best = solver.solve(drive);
    System.out.println("done " + best.score.hardScore() + " " + best.score.softScore());
    Files.writeString(
        Path.of(arguments[2]),
        best.items.stream()
            .map(item -> item.slot == null ? "-1" : item.slot.toString())
            .collect(Collectors.joining("\n", "", "\n")));
  }
}
