// Title: Assertions that concern mentioned actors
// Answers: Which assertions concern these actors, by their ids in the article?
// Parameters:
//   articles: strings -- article ids
//   keys: strings -- article id and the actor's id in it, with a space between
// Columns:
//   assertion -- the assertion
//   local -- the actor's id in its article
//   article -- the article
MATCH (x:Article)<-[:REPORTED_IN]-(s:Assertion)-[r:TARGETS]->(:Actor)
WHERE x.id IN $articles
  AND (x.id + ' ' + r.local) IN $keys
RETURN s.id AS assertion, r.local AS local, x.id AS article
