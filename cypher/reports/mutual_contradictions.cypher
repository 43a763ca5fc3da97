// Title: Mutual contradictions
// Answers: Which pairs contradict each other, both ways? Only edges that articles state, with
//   certainty at least 0.5.
// Parameters: none
// Columns:
//   one -- one side
//   other -- the other side
//   one_to_other -- how many assertions of the one contradict the other
//   other_to_one -- the other way round
//   first -- the earliest date on either side
//   last -- the latest date on either side
//   edge -- id of the edge from the one to the other
//   back -- id of the edge back
MATCH (a:Actor)-[e:CONTRADICTS]->(b:Actor)
WHERE e.certainty >= 0.5 AND e.stated AND a.id < b.id
MATCH (b)-[r:CONTRADICTS]->(a)
WHERE r.certainty >= 0.5 AND r.stated
RETURN a.name AS one, b.name AS other, e.weight AS one_to_other, r.weight AS other_to_one,
       CASE WHEN r.first < e.first THEN r.first ELSE coalesce(e.first, r.first) END AS first,
       CASE WHEN r.last > e.last THEN r.last ELSE coalesce(e.last, r.last) END AS last,
       e.id AS edge, r.id AS back
ORDER BY one_to_other + other_to_one DESC, edge
LIMIT 100
