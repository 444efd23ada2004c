import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** A drive in numbers, as peers/timefold_tables.py writes it, and the plan that is looked for. */
@PlanningSolution
public class Drive {
  /** Single people, or companions who come together. */
  @PlanningEntity
  public static class Item {
    @PlanningId public int id;
    int unit;
    int size;
    long unplacedCost;
    int[] kinds;
    int[] people;
    long[] costs;
    @PlanningPin public boolean pinned;

    @ValueRangeProvider(id = "slots")
    public List<Integer> allowed = new ArrayList<>();

    @PlanningVariable(valueRangeProviderRefs = "slots", allowsUnassigned = true)
    public Integer slot;
  }

  /** A row of a rule or of a peak: the sum of coefficient times people of a load. */
  static class Row {
    long bound;
    long largest;
    int[] loads;
    long[] coefficients;
  }

  @PlanningEntityCollectionProperty public List<Item> items = new ArrayList<>();
  @PlanningScore public HardSoftLongScore score;
  int slots;
  int kinds;
  int units;
  int[] session;
  long split;
  long block;
  List<Row> limits;
  List<List<Row>> peaks = new ArrayList<>();
  double[] peakCost;
  int[] mostAway;
  int[][][] awaySets;

  static Drive read(Path path) throws IOException {
    StringTokenizer words = new StringTokenizer(Files.readString(path));
    Drive drive = new Drive();
    drive.slots = number(words);
    drive.kinds = number(words);
    drive.units = number(words);
    drive.session = numbers(words, drive.slots);
    drive.split = Long.parseLong(words.nextToken());
    drive.block = Long.parseLong(words.nextToken());
    drive.limits = rows(words);
    int sessions = number(words);
    drive.peakCost = new double[sessions];
    for (int session = 0; session < sessions; session++) {
      drive.peakCost[session] = Double.parseDouble(words.nextToken());
      drive.peaks.add(rows(words));
    }
    drive.mostAway = new int[drive.units];
    drive.awaySets = new int[drive.units][][];
    for (int unit = 0; unit < drive.units; unit++) {
      drive.mostAway[unit] = number(words);
      drive.awaySets[unit] = new int[number(words)][];
      for (int set = 0; set < drive.awaySets[unit].length; set++) {
        drive.awaySets[unit][set] = numbers(words, number(words));
      }
    }
    int items = number(words);
    for (int id = 0; id < items; id++) {
      drive.items.add(item(words, id, drive.slots));
    }
    return drive;
  }

  private static Item item(StringTokenizer words, int id, int slots) {
    Item item = new Item();
    item.id = id;
    item.unit = number(words);
    item.size = number(words);
    item.unplacedCost = Long.parseLong(words.nextToken());
    int pin = number(words);
    item.pinned = pin >= 0;
    item.slot = pin >= 0 ? pin : null;
    int count = number(words);
    item.kinds = new int[count];
    item.people = new int[count];
    for (int place = 0; place < count; place++) {
      item.kinds[place] = number(words);
      item.people[place] = number(words);
    }
    item.costs = new long[slots];
    count = number(words);
    for (int place = 0; place < count; place++) {
      int slot = number(words);
      item.allowed.add(slot);
      item.costs[slot] = Long.parseLong(words.nextToken());
    }
    return item;
  }

  private static List<Row> rows(StringTokenizer words) {
    List<Row> rows = new ArrayList<>();
    int count = number(words);
    for (int place = 0; place < count; place++) {
      Row row = new Row();
      row.bound = Long.parseLong(words.nextToken());
      int terms = number(words);
      row.loads = new int[terms];
      row.coefficients = new long[terms];
      for (int term = 0; term < terms; term++) {
        row.loads[term] = number(words);
        row.coefficients[term] = Long.parseLong(words.nextToken());
        row.largest = Math.max(row.largest, row.coefficients[term]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static int number(StringTokenizer words) {
    return Integer.parseInt(words.nextToken());
  }

  private static int[] numbers(StringTokenizer words, int count) {
    int[] numbers = new int[count];
    for (int place = 0; place < count; place++) {
      numbers[place] = number(words);
    }
    return numbers;
  }
}
