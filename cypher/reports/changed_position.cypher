// Title: Who changed position
// Answers: Who has asserted a claim in one sentence and contradicted it in another, in another
//   article or at another time? Only who surely did (certainty at least 0.8), by assertions that
//   are more likely right than wrong (at least 0.5).
// Parameters: none
// Columns:
//   actor -- who took both sides
//   claim -- the claim
//   supported -- when the actor supported it, or null
//   supporting_sentence -- in which words
//   contradicted -- when the actor contradicted it, or null
//   contradicting_sentence -- in which words
//   supporting_article -- id of the article
//   contradicting_article -- id of the article
//   supporting_assertion -- id of the assertion
//   contradicting_assertion -- id of the assertion
MATCH (a:Actor)-[:MADE]->(s:Assertion)-[:SUPPORTS|CONTRADICTS]->(c:Claim)
WHERE s.certainty >= 0.5 AND (c.turned IS NULL OR c.turned CONTAINS ('\n' + a.id + '\n'))
MATCH (s)-[:REPORTED_IN]->(x:Article)
WITH a.id AS who, a.name AS actor, c.id AS what, c.text AS claim, x.id AS article,
     s.sentence AS sentence, min(s.id) AS reading, count(*) AS number,
     sum(CASE WHEN s.stance = 'supports' THEN 1 ELSE 0 END) AS pro,
     min(x.id + coalesce(s.date, '') + coalesce(s.dated, '')) AS occasion
WHERE pro = 0 OR pro = number
WITH who, actor, what, claim, collect(CASE WHEN pro > 0 THEN reading END) AS pros,
     collect(CASE WHEN pro = 0 THEN reading END) AS contras, count(DISTINCT occasion) AS occasions
WHERE size(pros) > 0 AND size(contras) > 0 AND occasions > 1
UNWIND pros AS upheld
UNWIND contras AS denied
MATCH (p:Assertion {id: upheld})-[:REPORTED_IN]->(px:Article)
MATCH (n:Assertion {id: denied})-[:REPORTED_IN]->(nx:Article)
RETURN actor, claim, coalesce(p.date, px.published) AS supported,
       p.sentence AS supporting_sentence, coalesce(n.date, nx.published) AS contradicted,
       n.sentence AS contradicting_sentence, px.id AS supporting_article,
       nx.id AS contradicting_article, p.id AS supporting_assertion, n.id AS contradicting_assertion
ORDER BY actor, claim, supporting_assertion, contradicting_assertion
LIMIT 100
