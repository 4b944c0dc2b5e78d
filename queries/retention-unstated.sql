-- Made by tools/questions_sql.py from retention-unstated.rq; change that.
-- @of ef0391945704050d
-- @columns controllerName:id unstated:integer processes:integer controller:id notice:id
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasProcess
-- @property https://w3id.org/dpv#hasStorageCondition
SELECT f."controllerName" AS "controllerName", f."unstated" AS "unstated", f."processes" AS "processes", f."controller" AS "controller", f."notice" AS "notice"
FROM (
  SELECT s."controllerName", s."unstated", s."processes", s."controller", s."notice"
  FROM (
    SELECT f.*, f."__agg_2__" AS "processes"
    FROM (
      SELECT f.*, f."__agg_1__" AS "unstated"
      FROM (
        SELECT f.*
        FROM (
          SELECT f.*, f."__agg_6__" AS "notice"
          FROM (
            SELECT f.*, f."__agg_5__" AS "controller"
            FROM (
              SELECT f.*, f."__agg_4__" AS "controllerName"
              FROM (
                SELECT count(DISTINCT f."silent") AS "__agg_1__", count(DISTINCT f."process") AS "__agg_2__", count(DISTINCT f."silent") AS "__agg_3__", f."controllerName" AS "__agg_4__", f."controller" AS "__agg_5__", f."notice" AS "__agg_6__"
                FROM (
                  SELECT f.*
                  FROM (
                    SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."controllerAsked" AS "controllerAsked", l."own" AS "own", l."general" AS "general", l."silent" AS "silent", r."controller" AS "controller", r."controllerName" AS "controllerName"
                    FROM (
                      SELECT f.*, CASE WHEN f."own" IS NOT NULL THEN CAST(NULL AS UBIGINT) ELSE f."process" END AS "silent"
                      FROM (
                        SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."controllerAsked" AS "controllerAsked", l."own" AS "own", r."general" AS "general"
                        FROM (
                          SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."controllerAsked" AS "controllerAsked", r."own" AS "own"
                          FROM (
                            SELECT j0."work" AS "work", j0."notice" AS "notice", j1."process" AS "process", j2."controllerAsked" AS "controllerAsked"
                            FROM (
                              SELECT q0.s AS "work", q0.o AS "notice"
                              FROM "{{holds}}" q0
                              WHERE q0.g = iri('{{base}}catalog')
                            ) j0
                            JOIN (
                              SELECT q1.g AS "notice", q1.o AS "process"
                              FROM "dpv:hasProcess" q1
                              WHERE q1.g = q1.s
                            ) j1
                            ON j0."notice" = j1."notice"
                            JOIN (
                              SELECT v AS "controllerAsked"
                              FROM (VALUES {{controller}}) given(v)
                            ) j2
                            ON TRUE
                          ) l
                          LEFT JOIN (
                            SELECT DISTINCT *
                            FROM (
                              SELECT s."process", s."own"
                              FROM (
                                SELECT q2.g AS "in", q2.s AS "process", q2.o AS "own"
                                FROM "dpv:hasStorageCondition" q2
                              ) s
                            ) d
                          ) r
                          ON l."process" = r."process"
                        ) l
                        LEFT JOIN (
                          SELECT DISTINCT *
                          FROM (
                            SELECT s."notice", s."general"
                            FROM (
                              SELECT f.*, TRUE AS "general"
                              FROM (
                                SELECT q3.g AS "notice", q3.o AS "s"
                                FROM "dpv:hasStorageCondition" q3
                                WHERE q3.g = q3.s
                              ) f
                            ) s
                          ) d
                        ) r
                        ON l."notice" = r."notice"
                      ) f
                    ) l
                    LEFT JOIN (
                      SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
                      FROM (
                        SELECT q4.g AS "notice", q4.o AS "controller"
                        FROM "dpv:hasDataController" q4
                        WHERE q4.g = q4.s
                      ) j0
                      JOIN (
                        SELECT q5.g AS "notice", q5.s AS "controller", q5.o AS "controllerName"
                        FROM "dpv:hasName" q5
                      ) j1
                      ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
                    ) r
                    ON l."notice" = r."notice"
                  ) f
                  WHERE (NOT (f."general" IS NOT NULL)) AND (((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked")))
                ) f
                GROUP BY f."controllerName", f."controller", f."notice"
              ) f
            ) f
          ) f
        ) f
        WHERE f."__agg_3__" > 0
      ) f
    ) f
  ) s
) f
