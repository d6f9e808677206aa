import type postgres from 'postgres';

/**
 * `matters` petitions as rows alone: nine of ten are closed, the rest open with a date near today. 3 % came from above, 1 %
 * are repeats, of 0.5 % of the closed ones a promise is still open. The askers' county has a tenth of all, every one over:
 * whoever goes through a list of all by due day finds it last. Another has a fortieth, half of them open; a unit assists in
 * a thousandth.
 * Lists and figures read rows, so nothing of the record is needed; what `commit` writes is not measured here.
 */
export async function fill(sql: postgres.Sql, matters: number): Promise<void> {
  await sql`create temporary table drawn as
    select gen_random_uuid() as id, n, n % 10 <> 0 and n % 200 <> 1 as over, n % 10 <> 0 as closed, n % 33 = 0 as above, n % 100 = 7 as again,
      case when n % 10 = 3 then 'labour' when n % 40 < 2 then 'zhe-labour' else 'unit-' || n % 97 end as unit,
      case when n % 10 = 3 then '330421' when n % 40 < 2 then '330422' else '33' || (1000 + n % 89) end as region,
      case when n % 1000 = 3 then array['housing'] else '{}' end as assistants,
      current_date - (n % 1400)::int as received
    from generate_series(1, ${matters}::int) as n`;
  // Each repeat looks its first up: without it a million lines are read for every one of ten thousand.
  await sql`create index on drawn (n)`;
  await sql`analyze drawn`;
  await sql`insert into stories (id, kind, version, stage, over, number, region, region_path, bureau_id, unit_id, assistants,
      holder_unit, accused_units, accused_officers, yellow_at, red_at, next_due_on, target_missed, offset_ms, training,
      began_at, changed_at, state)
    select id, 'petition', 9, case when closed then 'closed' else 'handling' end, over, 'n-' || n, region, array[region, '330400'],
      'county-bureau', unit, assistants, case when over then null else unit end, '{}', '{}',
      case when over then null else (received + 57)::timestamptz end, case when over then null else (received + 61)::timestamptz end,
      case when over then null else received + 60 end, false, 0, false, received, received,
      jsonb_build_object('v', 1, 'kind', 'petition', 'id', id, 'seq', 9, 'stage', case when closed then 'closed' else 'handling' end,
        'offset', 0, 'training', false, 'clocks', '[]'::jsonb, 'children', '[]'::jsonb, 'facts', jsonb_build_object(
          'policyId', 'national-2022', 'number', 'n-' || n, 'assignedFromAbove', above, 'chain', '[]'::jsonb, 'contacts', 1))
    from drawn`;
  await sql`insert into petitions (id, channel, received_on, matter_type, item_class, class, place, headcount, accepted_on,
      closed_on, resolved, words)
    select id, 'visit', received, 'appeal', case when again then 'repeat' else 'first' end, 'wages', '', 1, received + 3,
      case when closed then received + 50 end, closed, '请求支付拖欠的工资 ' || n from drawn`;
  await sql`insert into measured (id, version, offset_ms, region, region_path, unit_id, assistants, accused_units,
      accused_officers, channel, item_class, matter_type, received_by_leader, received_on, forward_due_on, forwarded_on,
      notify_due_on, notified_on, handle_due_on, handled_on, accepted_on, delivered_on, handling_days, rating_due_on,
      unit_grade, contacts_before_change, closed_on, first_closed_on, resolved, repeat_of)
    select id, 9, 0, region, array[region, '330400'], unit, assistants, '{}', '{}', 'visit',
      case when again then 'repeat' else 'first' end, 'appeal', false, received, received + 15, received + 2, received + 15,
      received + 3, received + 63, case when over then received + 45 end, received + 3, case when over then received + 45 end,
      42, case when over then received + 75 end, case when n % 3 = 0 then 'satisfied' end, 1,
      case when over then received + 50 end, case when over then received + 50 end, over,
      case when again then (select id from drawn as first where first.n = drawn.n - 4) end
    from drawn`;
  await sql`insert into clocks (story, rule, instance, kind, state, start_on, strict_on, due_on, due_at, provisional, clock,
      explanation)
    select id, 'T_EXECUTE', 1, 'duty', 'running', received, received + 60, received + 60, (received + 61)::timestamptz, false,
      '{}', '{}' from drawn where n % 200 = 1`;
  await sql`vacuum analyze`;
}
