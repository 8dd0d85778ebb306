import { describe, expect, test } from 'vitest';
import { glossText } from '../../../lib/glossing/index.ts';

/** Lines of a role and a sentence, as the text that they make and the roles that it must get. */
function expectRoles(form: 'abstract' | 'summary', lines: string): void {
  const wanted = lines
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/:: /));
  const { sentences } = glossText(wanted.map(([, text]) => text).join(' '), { form });
  expect(sentences.map(({ role, text }) => [role ?? 'none', text])).toEqual(wanted);
}

describe('a summary', () => {
  test('has its five parts', () => {
    expectRoles(
      'summary',
      `what:: The paper introduces Heron, a sorter for very long lists.
       objective:: The main objective is to sort lists that do not fit into memory.
       method:: The methodology involves cutting a list into runs, which are merged by a learned schedule.
       results:: Heron achieved 91.2% of the peak bandwidth, outperforming MergeFox by 12.4%.
       implication:: For AI practitioners, this offers a way to prepare large corpora on one machine.`,
    );
  });

  test('needs no cue words where the order says enough', () => {
    expectRoles(
      'summary',
      `what:: Heron is a sorter for very long lists.
       objective:: The work investigates how far runs can grow.
       method:: A schedule is learned from traces of earlier merges.
       results:: On the Lists-1B dataset, it halves the time of MergeFox.
       implication:: This work highlights that sorting deserves a second look.`,
    );
  });

  test('may spend more than one sentence on a part', () => {
    expectRoles(
      'summary',
      `what:: Heron is a sorter for very long lists.
       objective:: The primary goal is to save memory.
       method:: The authors cut lists into runs.
       method:: They also learn a schedule that merges the runs.
       results:: Results show a 3x speedup over MergeFox.
       results:: However, short lists gain only 2%.
       implication:: The principal implication for AI practitioners is that long lists are cheap.
       implication:: Additionally, the schedule can be reused.`,
    );
  });

  test('may be a list', () => {
    expectRoles(
      'summary',
      `what:: i) Heron sorts very long lists.
       objective:: ii) The study seeks to save memory.
       method:: iii) Runs are cut and merged by a schedule.
       results:: iv) It reaches 91% of the peak.
       implication:: v) AI practitioners can prepare corpora on one machine.`,
    );
  });

  test('is neither the remark before it nor the questions after it', () => {
    expectRoles(
      'summary',
      `none:: Here is a concise summary of the research paper "Heron":
       what:: i) Heron sorts very long lists.
       objective:: ii) The study aims to save memory.
       method:: iii) Runs are cut and merged by a schedule.
       results:: iv) It reaches 91% of the peak.
       implication:: v) AI practitioners can prepare corpora on one machine.
       none:: Follow-up questions:
       none:: 1. How are the runs cut?
       none:: 2. Does the schedule transfer?`,
    );
  });
});

describe('an abstract', () => {
  test('goes from background to results', () => {
    expectRoles(
      'abstract',
      `background:: Sorting is a fundamental step of data preparation.
       background:: However, existing sorters struggle with lists that exceed memory.
       objective:: In this paper, we study how to sort such lists on one machine.
       method:: We cut a list into runs and train a small network to schedule their merges.
       method:: The network uses traces of earlier merges.
       results:: Experiments show that our sorter outperforms MergeFox by 12.4% on Lists-1B.`,
    );
  });

  test('ends in what follows from it', () => {
    expectRoles(
      'abstract',
      `background:: Many systems sort lists in memory.
       objective:: We ask whether memory is needed at all.
       method:: We replace it by a learned schedule over runs on disk.
       results:: Our sorter achieves a 3.1x speedup compared to MergeFox.
       implication:: These findings suggest that future systems should schedule rather than buffer.
       none:: Code is available at https://example.org/heron.`,
    );
  });

  test('tells results by their figures, whatever else they mention', () => {
    expectRoles(
      'abstract',
      `background:: Sorters treat every list alike, although most lists hardly change.
       method:: We propose Heron, which starts each list with one run and adds runs where the order is poor.
       results:: On Lists-1B, MergeFox with Heron reaches 90.4% accuracy with 6M trained weights, compared with 88.6% without.
       results:: It takes 7% longer, because runs are revised every 200 steps.`,
    );
  });

  test('may begin with its aim', () => {
    expectRoles(
      'abstract',
      `objective:: In this paper, we aim to sort very long lists.
       method:: Heron consists of a cutter and a scheduler.
       results:: Results on Lists-1B demonstrate that it is faster than MergeFox.`,
    );
  });

  test('opens with its setting where no aim is stated', () => {
    expectRoles(
      'abstract',
      `background:: We present Heron, a novel sorter for very long lists.
       method:: Heron consists of a cutter and a scheduler.
       results:: Results on Lists-1B demonstrate that it is faster than MergeFox.`,
    );
  });

  test('may open with what it reaches', () => {
    expectRoles(
      'abstract',
      `results:: We show that Heron sorts at 91.2% of the peak bandwidth.
       method:: It uses a schedule that is learned from traces.
       results:: Experiments on Lists-1B show that MergeFox is slower.`,
    );
  });

  test('tells what the method can do from what it did', () => {
    expectRoles(
      'abstract',
      `background:: Sorting is an old problem.
       objective:: In this paper, we propose Heron.
       method:: Heron provides better locality than a merge sort.
       results:: Experiments show a lower cost.`,
    );
  });

  test('leaves out the small print', () => {
    expectRoles(
      'abstract',
      `background:: Sorting is an old problem.
       method:: We use a schedule that is learned from traces.
       results:: Results show lower cost than before.
       none:: 2015 Elsevier Ltd.
       none:: All rights reserved.`,
    );
  });

  test('leaves out where the code is, not what is said of open code or of what others lack', () => {
    expectRoles(
      'abstract',
      `background:: In many settings such data is not available.
       method:: We use a schedule that is learned from traces.
       results:: Heron achieves 91% of the peak, ahead of all open-source models.
       none:: Homepage: this https URL.
       none:: We release our code and traces.`,
    );
  });

  test('leaves out keywords and what became of the paper', () => {
    expectRoles(
      'abstract',
      `background:: Sorting is an old problem.
       objective:: This work reuses published traces.
       none:: This article has been withdrawn by its author.
       none:: Keywords: sorting, schedules, traces.`,
    );
  });
});

test('says what decided a role: words, place and order, the strongest first', () => {
  const { sentences } = glossText('Sorting is an old problem. We aim to sort long lists. We use a learned schedule.', {
    form: 'abstract',
  });
  const reasons = sentences.map((sentence) => sentence.reasons.map((reason) => reason.replace(/ \(.*/, '')));
  expect(reasons[0]).toContain('sentence 1');
  expect(reasons[1]?.[0]).toBe('aim');
  expect(reasons[2]).toEqual(expect.arrayContaining(['use', 'after objective']));
});
