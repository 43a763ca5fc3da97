// Title: Related names
// Answers: Which names may be one with these, and why?
// Parameters:
//   ids: strings -- names
// Columns:
//   name -- the longer or full name
//   other -- the other one
//   rule -- what relates them, "" where the first folds to the other
//   articles -- how many articles use both for one
UNWIND $ids AS id
MATCH (n:Name {id: id})-[:FOLDS_TO]->(o:Name)
RETURN n.id AS name, o.id AS other, '' AS rule, 0 AS articles
UNION ALL
UNWIND $ids AS id
MATCH (o:Name {id: id})<-[:FOLDS_TO]-(n:Name)
RETURN n.id AS name, o.id AS other, '' AS rule, 0 AS articles
UNION ALL
UNWIND $ids AS id
MATCH (n:Name {id: id})-[r:CALLED]->(o:Name)
WHERE r.rule <> 'names in office'
RETURN n.id AS name, o.id AS other, r.rule AS rule,
       r.articles AS articles
UNION ALL
UNWIND $ids AS id
MATCH (o:Name {id: id})<-[r:CALLED]-(n:Name)
WHERE r.rule <> 'names in office'
RETURN n.id AS name, o.id AS other, r.rule AS rule,
       r.articles AS articles
