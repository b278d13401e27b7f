import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import {
  type Booking,
  CLOSES,
  DAY,
  type Expected,
  type Model,
  OPENS,
  STEP,
  type Spot,
  type Wish,
  midnightOf,
} from './model.js';
import { PEOPLE, type Real, SPOTS, type Said, clock } from './real.js';

type Command = fc.AsyncCommand<Model, Real>;

const told = ({ http, code, status }: Expected | Said): string => `${http} ${code ?? status ?? 'done'}`;

/** Compares what the product and the model answer, and what is free from then on, on the day of that minute. */
async function compare(model: Model, real: Real, due: Expected | null, said: Said | null, minute = model.now) {
  if (said) real.heard.add(told(said));
  if (due && said && told(due) !== told(said)) throw new Error(`answered ${told(said)} instead of ${told(due)}`);
  // What was refused has changed nothing; if it has, the tables show it at the end.
  if (due && due.http >= 400) return;
  const differences = await real.differingDay(model, minute);
  if (differences.length > 0) throw new Error(differences.slice(0, 5).join('; '));
}

/** A command with its name in words, as it stands in a counterexample. */
function command(name: string, run: Command['run'], check: (model: Model) => boolean = () => true): Command {
  return { run, check: (model) => check(model as Model), toString: () => name };
}

const DAYS = ['', 'tomorrow ', 'the day after '];
const inWords = ({ spot, start, end, quantity }: Wish): string => {
  const day = DAYS[midnightOf(start) / DAY];
  return `${quantity > 1 ? `${quantity} × ` : ''}${spot.name} ${day}${clock(start)}–${clock(end)}`;
};

/** Mostly what can be booked; now and then off the steps, too long, upside down, or before the doors open. */
const times = fc
  .record({
    start: fc.integer({ min: -1, max: (CLOSES - OPENS) / STEP - 1 }),
    length: fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 1, max: 5 }) }, fc.constantFrom(-1, 0, 11)),
    day: fc.oneof({ weight: 7, arbitrary: fc.constant(0) }, fc.constantFrom(1, 2)),
    off: fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, fc.constantFrom(5, 10)),
  })
  .map(({ start, length, day, off }) => {
    const from = day * DAY + OPENS + start * STEP + off;
    return { start: from, end: from + length * STEP };
  });
type Wishes = fc.Arbitrary<Wish>;
const wishesFor = (spots: readonly Spot[]): Wishes =>
  fc
    .record({
      spot: fc.constantFrom(...spots),
      time: times,
      few: fc.integer({ min: 1, max: 3 }),
      many: fc.nat(20),
    })
    .map(({ spot, time, few, many }) => ({ spot, ...time, quantity: spot.pool ? few : many === 0 ? 2 : 1 }));
const people = fc.nat(PEOPLE - 1);

type On = (model: Model, booking: Model['bookings'][number], real: Real) => Promise<[Expected, Said]>;

/** Something done to one of the bookings there are. */
const toOne = (index: number, name: string, act: On, which: (one: Booking) => boolean = () => true): Command => {
  const chosen = (model: Model) => {
    const candidates = model.bookings.filter(which);
    return candidates[index % candidates.length];
  };
  return command(
    `${name} number ${index}`,
    async (model, real) => {
      const one = chosen(model)!;
      const day = one.start;
      await compare(model, real, ...(await act(model, one, real)), day);
      if (midnightOf(one.start) !== midnightOf(day)) await compare(model, real, null, null, one.start);
    },
    (model) => model.bookings.some(which),
  );
};

/** Who walked in has no session to act with. */
const hasOwner = ({ who }: Booking): boolean => who < PEOPLE;
const WALKED_IN = PEOPLE;

const bookings = (wishes: Wishes) =>
  fc.oneof(
    fc.tuple(people, wishes).map(([who, wish]) =>
      command(`${who} books ${inWords(wish)}`, async (model, real) => {
        const id = uuidv7();
        await compare(model, real, model.book(id, who, wish), await real.book(id, who, wish), wish.start);
      }),
    ),
    fc.tuple(people, wishes).map(([who, wish]) =>
      command(`${who} has ${inWords(wish)} held`, async (model, real) => {
        const id = uuidv7();
        await compare(model, real, model.hold(id, who, wish), await real.book(id, who, wish, true), wish.start);
      }),
    ),
    fc.tuple(people, wishes, fc.boolean()).map(([who, wish, skip]) =>
      command(
        `the desk books ${inWords(wish)} for ${who}${skip ? ', whatever the rules' : ''}`,
        async (model, real) => {
          const id = uuidv7();
          const due = model.bookAtDesk(id, who, wish, skip, false);
          await compare(model, real, due, await real.bookAtDesk(id, who, wish, skip), wish.start);
        },
      ),
    ),
    fc.tuple(wishes, fc.boolean()).map(([wish, skip]) =>
      command(`somebody walks in for ${inWords(wish)}${skip ? ', whatever the rules' : ''}`, async (model, real) => {
        const id = uuidv7();
        const due = model.bookAtDesk(id, WALKED_IN, wish, skip, true);
        await compare(model, real, due, await real.walkIn(id, wish, skip), wish.start);
      }),
    ),
  );

const changes = (wishes: Wishes) =>
  fc.oneof(
    fc.nat(9).map((index) =>
      toOne(
        index,
        'confirm',
        async (model, one, real) => [model.confirm(one), await real.own(one.who, one.id, 'confirm')],
        // What was never held is not confirmed either; nobody is offered that.
        (one) => hasOwner(one) && one.wasHeld,
      ),
    ),
    fc
      .nat(9)
      .map((index) =>
        toOne(
          index,
          'cancel',
          async (model, one, real) => [model.cancel(one), await real.own(one.who, one.id, 'cancel')],
          hasOwner,
        ),
      ),
    fc.nat(9).map((index) =>
      toOne(
        index,
        'repeat',
        async (model, one, real) => [model.repeat(one), await real.book(one.id, one.who, one.asked, one.wasHeld)],
        (one) => hasOwner(one) && one.repeatable,
      ),
    ),
    fc
      .tuple(fc.nat(9), wishes)
      .map(([index, to]) =>
        toOne(
          index,
          `to ${inWords({ ...to, quantity: 1 })} move`,
          async (model, one, real) => [model.move(one, to), await real.move(one.who, one.id, to)],
          hasOwner,
        ),
      ),
    fc
      .tuple(fc.nat(9), wishes, fc.boolean())
      .map(([index, to, skip]) =>
        toOne(
          index,
          `to ${inWords({ ...to, quantity: 1 })} the desk moves${skip ? ', whatever the rules,' : ''}`,
          async (model, one, real) => [model.moveAtDesk(one, to, skip), await real.moveAtDesk(one.id, to, skip)],
        ),
      ),
    fc
      .tuple(fc.nat(9), fc.boolean())
      .map(([index, keepCharge]) =>
        toOne(index, `the desk cancels${keepCharge ? ' and charges' : ''}`, async (model, one, real) => [
          model.cancelAtDesk(one, keepCharge),
          await real.atDesk(one.id, 'cancel', { keepCharge }),
        ]),
      ),
    fc
      .nat(9)
      .map((index) =>
        toOne(index, 'check in', async (model, one, real) => [
          model.checkIn(one),
          await real.atDesk(one.id, 'check-in'),
        ]),
      ),
  );

const isDate = ({ series }: Booking): boolean => series !== null;

const seriesCommands = (wishes: Wishes) =>
  fc.oneof(
    fc.tuple(people, wishes, fc.integer({ min: 1, max: 3 }), fc.boolean()).map(([who, wish, count, all]) =>
      command(
        `${who} books ${inWords(wish)} on ${count} days${all ? ', all or none' : ''}`,
        async (model, real) => {
          const id = uuidv7();
          const due = model.orderSeries(id, who, wish, count, all);
          const { ids, ...said } = await real.orderSeries(id, who, wish, count, all);
          model.name(id, ids);
          for (let day = 0; day < count; day++) await compare(model, real, due, said, wish.start + day * DAY);
        },
        // No form offers these: the length of a series is asked for, not its end.
        () => wish.end > wish.start,
      ),
    ),
    fc
      .tuple(fc.nat(9), fc.boolean())
      .map(([index, fromHere]) =>
        toOne(
          index,
          fromHere ? 'cancel the series from' : 'cancel the series of',
          async (model, one, real) => [
            model.cancelSeries(one, fromHere),
            await real.cancelSeries(one.who, one.series!, fromHere ? one.id : null),
          ],
          isDate,
        ),
      ),
    fc
      .tuple(fc.nat(9), wishes, fc.boolean())
      .filter(([, { start, end }]) => start < end)
      .map(([index, to, all]) =>
        toOne(
          index,
          `to ${inWords({ ...to, quantity: 1 })}${all ? ', all or none,' : ''} move the series of`,
          async (model, one, real) => [
            model.moveSeries(one, to, all),
            await real.moveSeries(one.who, one.series!, to, all),
          ],
          isDate,
        ),
      ),
  );

const passing = fc.constantFrom(1, 5, 10, 30, 95).map((minutes) =>
  command(`${minutes} minutes pass`, async (model, real) => {
    model.now += minutes;
    real.tell(model.now);
    await compare(model, real, null, null);
  }),
);

const surroundings = (wishes: Wishes) =>
  fc.oneof(
    fc.constant(
      command('holds that ran out are cleared away', async (model, real) => {
        await real.expireHolds();
        await compare(model, real, null, null);
      }),
    ),
    wishes
      .filter(({ start, end }) => start < end)
      .map(({ spot, start, end }) =>
        command(`a calendar takes ${inWords({ spot, start, end, quantity: 1 })}`, async (model, real) => {
          const block = { id: uuidv7(), spot, start, end };
          model.blocks.push(block);
          await real.block(block.id, block);
          await compare(model, real, null, null);
        }),
      ),
    fc.nat(3).map((index) =>
      command(
        `the calendar gives number ${index} back`,
        async (model, real) => {
          const { id } = model.blocks[index % model.blocks.length]!;
          model.blocks = model.blocks.filter((block) => block.id !== id);
          await real.unblock(id);
          await compare(model, real, null, null);
        },
        (model) => model.blocks.length > 0,
      ),
    ),
  );

/** A sequence is about a few places, or its bookings would hardly meet. */
const STAGES = [['Salle', 'Bancs'], ['Studio'], ['Plateau', 'Bureau', 'Tables'], ['Tables'], ['Bancs']].map((names) =>
  SPOTS.filter(({ name }) => names.includes(name)),
);

export const commands = (most: number): fc.Arbitrary<Iterable<Command>> =>
  fc.constantFrom(...STAGES, SPOTS).chain((spots) => {
    const wishes = wishesFor(spots);
    // fast-check picks among the entries evenly: bookings and changes stand twice.
    const [booking, change] = [bookings(wishes), changes(wishes)];
    const entries = [booking, booking, change, change, seriesCommands(wishes), surroundings(wishes), passing];
    return fc.commands(entries, { maxCommands: most, size: 'max' });
  });
