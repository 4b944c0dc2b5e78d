-- Made by tools/questions_sql.py from top-data.rq; change that.
-- @of f445ec289cc37547
-- @columns data:id controllers:integer processes:integer
-- @property http://www.w3.org/2004/02/skos/core#broader
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasPersonalData
WITH RECURSIVE path0_step AS (SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')),
path0(s, o) AS (
  SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION
  SELECT c.s, n.o FROM path0 c JOIN path0_step n ON n.s = c.o
)
SELECT f."data" AS "data", f."controllers" AS "controllers", f."processes" AS "processes"
FROM (
  SELECT s."data", s."controllers", s."processes"
  FROM (
    SELECT f.*, f."__agg_2__" AS "processes"
    FROM (
      SELECT f.*, f."__agg_1__" AS "controllers"
      FROM (
        SELECT f.*, f."__agg_3__" AS "data"
        FROM (
          SELECT count(DISTINCT f."controller") AS "__agg_1__", count(DISTINCT f."process") AS "__agg_2__", f."data" AS "__agg_3__"
          FROM (
            SELECT f.*
            FROM (
              SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."data" AS "data", l."dataAsked" AS "dataAsked", l."controller" AS "controller", r."narrower" AS "narrower"
              FROM (
                SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."data" AS "data", l."dataAsked" AS "dataAsked", r."controller" AS "controller"
                FROM (
                  SELECT j0."work" AS "work", j0."notice" AS "notice", j1."process" AS "process", j1."data" AS "data", j2."dataAsked" AS "dataAsked"
                  FROM (
                    SELECT q0.s AS "work", q0.o AS "notice"
                    FROM "{{holds}}" q0
                    WHERE q0.g = iri('{{base}}catalog')
                  ) j0
                  JOIN (
                    SELECT q1.g AS "notice", q1.s AS "process", q1.o AS "data"
                    FROM "dpv:hasPersonalData" q1
                  ) j1
                  ON j0."notice" = j1."notice"
                  JOIN (
                    SELECT v AS "dataAsked"
                    FROM (VALUES {{data}}) given(v)
                  ) j2
                  ON TRUE
                ) l
                LEFT JOIN (
                  SELECT q2.g AS "notice", q2.o AS "controller"
                  FROM "dpv:hasDataController" q2
                  WHERE q2.g = q2.s
                ) r
                ON l."notice" = r."notice"
              ) l
              LEFT JOIN (
                SELECT DISTINCT *
                FROM (
                  SELECT s."data", s."narrower"
                  FROM (
                    SELECT f.*, TRUE AS "narrower"
                    FROM (
                      SELECT j0."data" AS "data", j0."dataAsked" AS "dataAsked"
                      FROM (
                        SELECT s AS "data", o AS "dataAsked"
                        FROM path0
                      ) j0
                      JOIN (
                        SELECT v AS "dataAsked"
                        FROM (VALUES {{data}}) given(v)
                      ) j1
                      ON (j1."dataAsked" IS NULL OR j0."dataAsked" = j1."dataAsked")
                    ) f
                  ) s
                ) d
              ) r
              ON l."data" = r."data"
            ) f
            WHERE ((NOT (f."dataAsked" IS NOT NULL)) OR (f."data" = f."dataAsked") OR (f."narrower" IS NOT NULL))
          ) f
          GROUP BY f."data"
        ) f
      ) f
    ) f
  ) s
) f
