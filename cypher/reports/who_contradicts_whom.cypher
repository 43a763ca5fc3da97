// Title: Who contradicts whom
// Answers: Who denies, rejects or disputes what whom says, most often first? Only edges that are
//   certain enough to be shown (certainty at least 0.3) and that articles state.
// Parameters: none
// Columns:
//   source -- who contradicts
//   target -- who is contradicted
//   times -- how many assertions show it
//   articles -- in how many articles
//   first -- the earliest date
//   last -- the latest date
//   certainty -- of the best evidence, in [0, 1]
//   edge -- id of the edge, for its sentences
MATCH (a:Actor)-[e:CONTRADICTS]->(b:Actor)
WHERE e.certainty >= 0.3 AND e.stated
RETURN a.name AS source, b.name AS target, e.weight AS times, size(e.articles) AS articles,
       e.first AS first, e.last AS last, e.certainty AS certainty, e.id AS edge
ORDER BY times DESC, articles DESC, edge
LIMIT 100
