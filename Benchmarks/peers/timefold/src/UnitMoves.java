import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.CompositeMove;
import ai.timefold.solver.core.impl.heuristic.move.Move;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import ai.timefold.solver.core.impl.heuristic.selector.move.generic.ChangeMove;
import ai.timefold.solver.core.impl.domain.variable.descriptor.GenuineVariableDescriptor;
import ai.timefold.solver.core.impl.score.director.InnerScoreDirector;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** Moves several people of a unit from one slot to another, or between the two. */
public class UnitMoves implements MoveIteratorFactory<Drive, Move<Drive>> {
  private static final int MOST = 12;

  @Override
  public long getSize(ScoreDirector<Drive> director) {
    return director.getWorkingSolution().items.size() * 20L;
  }

  @Override
  public Iterator<Move<Drive>> createOriginalMoveIterator(ScoreDirector<Drive> director) {
    return createRandomMoveIterator(director, new Random(0));
  }

  @Override
  public Iterator<Move<Drive>> createRandomMoveIterator(
      ScoreDirector<Drive> director, Random random) {
    Drive drive = director.getWorkingSolution();
    GenuineVariableDescriptor<Drive> slot =
        ((InnerScoreDirector<Drive, ?>) director)
            .getSolutionDescriptor()
            .findEntityDescriptorOrFail(Drive.Item.class)
            .getGenuineVariableDescriptor("slot");
    List<List<Drive.Item>> units = new ArrayList<>();
    for (int unit = 0; unit < drive.units; unit++) {
      units.add(new ArrayList<>());
    }
    for (Drive.Item item : drive.items) {
      if (!item.pinned) {
        units.get(item.unit).add(item);
      }
    }
    units.removeIf(List::isEmpty);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !units.isEmpty();
      }

      @Override
      public Move<Drive> next() {
        List<Drive.Item> unit = units.get(random.nextInt(units.size()));
        Integer from = unit.get(random.nextInt(unit.size())).slot;
        Drive.Item chosen = unit.get(random.nextInt(unit.size()));
        Integer to =
            random.nextInt(3) == 0 && chosen.slot != null || chosen.allowed.isEmpty()
                ? chosen.slot
                : chosen.allowed.get(random.nextInt(chosen.allowed.size()));
        int most = 1 + random.nextInt(MOST);
        boolean isSwap = random.nextInt(3) == 0;
        List<Move<Drive>> moves = new ArrayList<>();
        int first = random.nextInt(unit.size());
        for (int place = 0; place < unit.size() && moves.size() < most; place++) {
          Drive.Item item = unit.get((first + place) % unit.size());
          if (java.util.Objects.equals(item.slot, from)
              && (to == null || item.allowed.contains(to))) {
            moves.add(new ChangeMove<>(slot, item, to));
          } else if (isSwap
              && java.util.Objects.equals(item.slot, to)
              && (from == null || item.allowed.contains(from))) {
            moves.add(new ChangeMove<>(slot, item, from));
          }
        }
        return moves.isEmpty()
            ? new ChangeMove<>(slot, chosen, to)
            : CompositeMove.buildMove(moves);
      }
    };
  }
}
