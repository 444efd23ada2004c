import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;

/** What a plan breaks and costs, kept up to date change by change. */
public class Cost implements IncrementalScoreCalculator<Drive, HardSoftLongScore> {
  /** A row broken by its largest coefficient counts so much. */
  private static final long BROKEN = 1000;

  private Drive drive;
  private int[][] rowsOfLoad;
  private long[][] coefficientsOfLoad;
  private int[][] peaksOfLoad;
  private long[][] peakCoefficientsOfLoad;
  private long[] activity;
  private long[] excess;
  private long[][] presence;
  private int[][] people;
  private int[][][] setsOfSlot;
  private int[][] away;
  private long hard;
  private long soft;

  @Override
  public void resetWorkingSolution(Drive drive) {
    this.drive = drive;
    int loads = drive.slots * drive.kinds;
    activity = new long[drive.limits.size()];
    excess = new long[drive.limits.size()];
    presence = new long[drive.peaks.size()][];
    rowsOfLoad = new int[loads][0];
    coefficientsOfLoad = new long[loads][0];
    peaksOfLoad = new int[loads][0];
    peakCoefficientsOfLoad = new long[loads][0];
    for (int row = 0; row < drive.limits.size(); row++) {
      add(drive.limits.get(row), row, rowsOfLoad, coefficientsOfLoad);
    }
    for (int session = 0; session < presence.length; session++) {
      presence[session] = new long[drive.peaks.get(session).size()];
      for (int row = 0; row < presence[session].length; row++) {
        add(drive.peaks.get(session).get(row), row, peaksOfLoad, peakCoefficientsOfLoad);
      }
    }
    people = new int[drive.units][drive.slots];
    setsOfSlot = new int[drive.units][drive.slots][0];
    away = new int[drive.units][];
    for (int unit = 0; unit < drive.units; unit++) {
      away[unit] = new int[drive.awaySets[unit].length];
      for (int set = 0; set < away[unit].length; set++) {
        for (int slot : drive.awaySets[unit][set]) {
          setsOfSlot[unit][slot] = with(setsOfSlot[unit][slot], set);
        }
      }
    }
    hard = 0;
    soft = 0;
    for (Drive.Item item : drive.items) {
      change(item, 1);
    }
  }

  private static void add(Drive.Row row, int number, int[][] rows, long[][] coefficients) {
    for (int term = 0; term < row.loads.length; term++) {
      int load = row.loads[term];
      rows[load] = with(rows[load], number);
      long[] longer = java.util.Arrays.copyOf(coefficients[load], coefficients[load].length + 1);
      longer[longer.length - 1] = row.coefficients[term];
      coefficients[load] = longer;
    }
  }

  private static int[] with(int[] numbers, int number) {
    int[] longer = java.util.Arrays.copyOf(numbers, numbers.length + 1);
    longer[numbers.length] = number;
    return longer;
  }

  /** Puts an item where it is, or with -1 takes it away from there. */
  private void change(Drive.Item item, int sign) {
    if (item.slot == null) {
      soft -= sign * item.unplacedCost;
      return;
    }
    int slot = item.slot;
    soft -= sign * item.costs[slot];
    for (int place = 0; place < item.kinds.length; place++) {
      changeLoad(slot * drive.kinds + item.kinds[place], sign * item.people[place], slot);
    }
    changeUnit(item.unit, slot, sign, sign * item.size);
  }

  private void changeLoad(int load, int count, int slot) {
    int[] rows = rowsOfLoad[load];
    long[] coefficients = coefficientsOfLoad[load];
    for (int place = 0; place < rows.length; place++) {
      int row = rows[place];
      activity[row] += coefficients[place] * count;
      Drive.Row limit = drive.limits.get(row);
      long now = Math.max(0, activity[row] - limit.bound);
      long weighed = now == 0 ? 0 : 1 + now * BROKEN / limit.largest;
      hard -= weighed - excess[row];
      excess[row] = weighed;
    }
    long[] there = presence[drive.session[slot]];
    rows = peaksOfLoad[load];
    coefficients = peakCoefficientsOfLoad[load];
    for (int place = 0; place < rows.length; place++) {
      there[rows[place]] += coefficients[place] * count;
    }
  }

  private void changeUnit(int unit, int slot, int items, int size) {
    int[] counts = people[unit];
    boolean wasUsed = counts[slot] > 0;
    counts[slot] += items;
    boolean isUsed = counts[slot] > 0;
    if (wasUsed != isUsed) {
      int runs = 1 - neighbour(counts, slot, slot - 1) - neighbour(counts, slot, slot + 1);
      soft -= (isUsed ? 1 : -1) * (drive.split + drive.block * runs);
    }
    int most = drive.mostAway[unit];
    for (int set : setsOfSlot[unit][slot]) {
      int before = Math.max(0, away[unit][set] - most);
      away[unit][set] += size;
      hard -= BROKEN * (Math.max(0, away[unit][set] - most) - before);
    }
  }

  private int neighbour(int[] counts, int slot, int other) {
    boolean isInSession =
        other >= 0 && other < drive.slots && drive.session[other] == drive.session[slot];
    return isInSession && counts[other] > 0 ? 1 : 0;
  }

  @Override
  public void beforeEntityAdded(Object entity) {}

  @Override
  public void afterEntityAdded(Object entity) {
    change((Drive.Item) entity, 1);
  }

  @Override
  public void beforeVariableChanged(Object entity, String variable) {
    change((Drive.Item) entity, -1);
  }

  @Override
  public void afterVariableChanged(Object entity, String variable) {
    change((Drive.Item) entity, 1);
  }

  @Override
  public void beforeEntityRemoved(Object entity) {
    change((Drive.Item) entity, -1);
  }

  @Override
  public void afterEntityRemoved(Object entity) {}

  @Override
  public HardSoftLongScore calculateScore() {
    double peaks = 0;
    for (int session = 0; session < presence.length; session++) {
      long most = 0;
      for (long there : presence[session]) {
        most = Math.max(most, there);
      }
      peaks += drive.peakCost[session] * most;
    }
    return HardSoftLongScore.of(hard, soft - Math.round(peaks));
  }
}
