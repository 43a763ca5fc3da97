// Title: Ready
// Answers: Does the store answer, and has it what this version keeps? It names what came last.
// Parameters: none
// Columns:
//   articles -- 0
MATCH (x:Article {id: ''})
OPTIONAL MATCH (a:Assertion {id: ''})
WITH x, a WHERE x.lock = true AND a.dated = '' AND a.own_claim = ''
RETURN count(x) AS articles
