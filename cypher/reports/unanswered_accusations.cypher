// Title: Accusations without an answer
// Answers: Who is accused by whom, and has never contradicted the accuser in what is stored? The
//   latest accusations first; only what articles state, with certainty at least 0.3.
// Parameters: none
// Columns:
//   accuser -- who accuses
//   accused -- who has not answered
//   times -- how many assertions show the accusation
//   first -- the earliest date
//   last -- the latest date
//   certainty -- of the best evidence, in [0, 1]
//   edge -- id of the edge, for its sentences
MATCH (a:Actor)-[e:ACCUSES]->(b:Actor)
WHERE e.certainty >= 0.3 AND e.stated
  AND NOT EXISTS { MATCH (b)-[r:CONTRADICTS]->(a) WHERE r.certainty >= 0.3 }
RETURN a.name AS accuser, b.name AS accused, e.weight AS times, e.first AS first, e.last AS last,
       e.certainty AS certainty, e.id AS edge
ORDER BY coalesce(last, '') DESC, edge
LIMIT 100
